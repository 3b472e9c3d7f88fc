# Structured output: name the fields, take only JSON that has them.
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
content = 'Clause and amount, please: clause 12, late meals, $15.'
body = json.dumps({'model': environ.get('LLM_MODEL', 'qwen3'),
                   'messages': [{'role': 'user', 'content': content}],
                   'response_format': form})
request = Request(f'{URL}/chat/completions', body.encode(), HEADERS)
reply = json.load(urlopen(request, timeout=60))
found = json.loads(reply['choices'][0]['message']['content'])
# Not every server keeps to a schema, so look for yourself.
clause, amount = int(found['clause']), float(found['amount'])
print(clause, f'{amount:g}')
