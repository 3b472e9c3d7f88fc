# 一场对话：记事的是程序，不是模型。
import json, os, urllib.request

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

def ask(messages):
    body = json.dumps({'model': MODEL, 'messages': messages}).encode()
    request = urllib.request.Request(URL, body, HEADERS)
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)

questions = ['我叫小林，给猫起个什么名字好？', '我叫什么？']

for remembers in (False, True):
    print('带着历史：' if remembers else '不带历史：')
    messages = [{'role': 'system', 'content': '回答要简短。'}]
    for content in questions:
        asked = {'role': 'user', 'content': content}
        reply = ask(messages + [asked])
        answer = reply['choices'][0]['message']['content']
        print(f"  输入 {reply['usage']['prompt_tokens']}：{answer}")
        # 记不住的程序，缺的就是这两行：
        if remembers:
            messages.append(asked)
            messages.append({'role': 'assistant', 'content': answer})
