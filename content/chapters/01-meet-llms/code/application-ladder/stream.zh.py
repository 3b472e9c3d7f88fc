# 边写边收：回答写一点，就打印一点。
import json, os, urllib.request

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

messages = [{'role': 'user', 'content': '出差能坐商务舱吗？'}]
asked = {'model': MODEL, 'messages': messages, 'stream': True}
body = json.dumps(asked).encode()
request = urllib.request.Request(URL, body, HEADERS)
with urllib.request.urlopen(request, timeout=60) as response:
    for line in response:
        if line.startswith(b'data: {'):
            for choice in json.loads(line[6:])['choices'][:1]:
                words = choice['delta'].get('content') or ''
                print(words, end='', flush=True)
print()
