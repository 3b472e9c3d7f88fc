# 一次调用：把问题发给模型，打印回答和用量。
import json, os, urllib.request

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

messages = [
    {'role': 'system', 'content': '你是规章助手。'},
    {'role': 'user', 'content': '出差能坐商务舱吗？'},
]
body = json.dumps({'model': MODEL, 'messages': messages}).encode()
request = urllib.request.Request(URL, body, HEADERS)
with urllib.request.urlopen(request, timeout=60) as response:
    reply = json.load(response)
print(reply['choices'][0]['message']['content'])
usage = reply['usage']
print(f"输入: {usage['prompt_tokens']} 个词元")
print(f"输出: {usage['completion_tokens']} 个词元")
