# 结构化输出：规定好字段，只收填对了的 JSON。
import json
from os import environ
from urllib.request import Request, urlopen

URL = environ.get('LLM_BASE_URL', 'http://localhost:11434/v1')
HEADERS = {'content-type': 'application/json',
           'authorization': 'Bearer ' + environ.get('LLM_API_KEY', '')}

number = {'type': 'number'}
schema = {'type': 'object', 'required': ['clause', 'amount'],
          'properties': {'clause': number, 'amount': number}}
form = {'type': 'json_schema',
        'json_schema': {'name': 'clause', 'schema': schema}}
content = '取出条号和金额：第 12 条，加班餐每人 40 元。'
body = json.dumps({'model': environ.get('LLM_MODEL', 'qwen3'),
                   'messages': [{'role': 'user', 'content': content}],
                   'response_format': form})
request = Request(f'{URL}/chat/completions', body.encode(), HEADERS)
reply = json.load(urlopen(request, timeout=60))
found = json.loads(reply['choices'][0]['message']['content'])
# 不是每家服务都照规定填，所以自己再查一遍。
clause, amount = int(found['clause']), float(found['amount'])
print(clause, f'{amount:g}')
