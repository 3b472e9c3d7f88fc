# 一次调用：把问题发给模型，打印回答和用量。
import json
from os import environ
from urllib.request import Request, urlopen

URL = environ.get('LLM_BASE_URL', 'http://localhost:11434/v1')
HEADERS = {'content-type': 'application/json',
           'authorization': 'Bearer ' + environ.get('LLM_API_KEY', '')}

messages = [
    {'role': 'system', 'content': '你是规章助手。'},
    {'role': 'user', 'content': '出差能坐商务舱吗？'},
]
body = json.dumps({'model': environ.get('LLM_MODEL', 'qwen3'),
                   'messages': messages})
request = Request(f'{URL}/chat/completions', body.encode(), HEADERS)
reply = json.load(urlopen(request, timeout=60))
print(reply['choices'][0]['message']['content'])
print('输入:', reply['usage']['prompt_tokens'], '个词元')
print('输出:', reply['usage']['completion_tokens'], '个词元')
