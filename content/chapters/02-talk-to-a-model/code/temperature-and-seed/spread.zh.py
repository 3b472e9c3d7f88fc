# 同一个问题，温度 0 问十遍，温度 1 问十遍。
import json, os, urllib.request

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

def ask(content, temperature):
    asked = {'model': MODEL, 'temperature': temperature,
             'messages': [{'role': 'user', 'content': content}]}
    body = json.dumps(asked).encode()
    request = urllib.request.Request(URL, body, HEADERS)
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)['choices'][0]['message']['content']

RUNS = 10
QUESTION = '说一种树，再用一句话说说你为什么喜欢它。'
for temperature in (0, 1):
    texts = {ask(QUESTION, temperature) for _ in range(RUNS)}
    lengths = [len(text) for text in texts]
    print(f"温度 {temperature}：{RUNS} 遍里有 {len(texts)} 种，"
          f"{min(lengths)} 到 {max(lengths)} 个字")
