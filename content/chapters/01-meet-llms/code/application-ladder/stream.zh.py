# 边写边收：回答写一点，就打印一点。
import json
from os import environ
from urllib.request import Request, urlopen

URL = environ.get('LLM_BASE_URL', 'http://localhost:11434/v1')
HEADERS = {'content-type': 'application/json',
           'authorization': 'Bearer ' + environ.get('LLM_API_KEY', '')}

messages = [{'role': 'user', 'content': '商务舱是什么样的？'}]
body = json.dumps({'model': environ.get('LLM_MODEL', 'qwen3'),
                   'messages': messages, 'stream': True})
request = Request(f'{URL}/chat/completions', body.encode(), HEADERS)
with urlopen(request, timeout=60) as reply:
    for line in reply:
        if line.startswith(b'data: {'):
            for choice in json.loads(line[6:])['choices'][:1]:
                words = choice['delta'].get('content') or ''
                print(words, end='', flush=True)
print()
