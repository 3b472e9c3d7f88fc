# One call: send a question, print the answer and what it used.
import json
from os import environ
from urllib.request import Request, urlopen

URL = environ.get('LLM_BASE_URL', 'http://localhost:11434/v1')
HEADERS = {'content-type': 'application/json',
           'authorization': 'Bearer ' + environ.get('LLM_API_KEY', '')}

messages = [
    {'role': 'system', 'content': 'You answer about our rules.'},
    {'role': 'user', 'content': 'May I fly business class?'},
]
body = json.dumps({'model': environ.get('LLM_MODEL', 'qwen3'),
                   'messages': messages})
request = Request(f'{URL}/chat/completions', body.encode(), HEADERS)
reply = json.load(urlopen(request, timeout=60))
print(reply['choices'][0]['message']['content'])
print('input:', reply['usage']['prompt_tokens'], 'tokens')
print('output:', reply['usage']['completion_tokens'], 'tokens')
