# 结构化输出：规定好字段，只收填对了的 JSON。
import json, os, urllib.request

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

def ask(messages, **more):
    asked = {'model': MODEL, 'messages': messages, **more}
    body = json.dumps(asked).encode()
    request = urllib.request.Request(URL, body, HEADERS)
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)['choices'][0]['message']['content']

schema = {'type': 'object',
          'properties': {'clause': {'type': 'integer'},
                         'amount': {'type': 'number'}},
          'required': ['clause', 'amount'],
          'additionalProperties': False}
named = {'name': 'clause', 'strict': True, 'schema': schema}
form = {'type': 'json_schema', 'json_schema': named}
question = (
    '取出条号和金额：第 12 条，加班餐每人 40 元。')
messages = [{'role': 'user', 'content': question}]

for tries in range(3):
    try:
        found = json.loads(ask(messages, response_format=form))
        clause, amount = int(found['clause']), float(found['amount'])
        print(clause, f'{amount:g}')
        break
    except (ValueError, KeyError, TypeError):
        pass
else:
    raise SystemExit('三次都不是要的样子')
