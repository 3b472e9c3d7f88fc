# 把一场对话守在预算里：整轮地丢，先丢最旧的。
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

BUDGET = 60
# 粗略数一数就行：每字 0.6 个词元，每条标记 4 个。
def tokens_of(messages):
    return sum(int(len(message['content']) * 0.6) + 5
               for message in messages)

SYSTEM = {'role': 'system',
          'content': '你解答打印机的问题，回答要简短。'}
QUESTIONS = [
    '我家是激光打印机。',
    '打出来有灰条纹。',
    '纸换过了。',
    '还是有。下一步呢？',
]
exchanges = []
dropped = 0
for content in QUESTIONS:
    asked = {'role': 'user', 'content': content}
    row = [SYSTEM, *sum(exchanges, []), asked]
    while exchanges and tokens_of(row) > BUDGET:
        exchanges.pop(0)
        dropped += 1
        row = [SYSTEM, *sum(exchanges, []), asked]
    about = tokens_of(row)
    reply = ask(row)
    answer = reply['choices'][0]['message']['content']
    print(f"丢掉 {dropped} 轮，约发 {about}，"
          f"读了 {reply['usage']['prompt_tokens']}：{answer}")
    exchanges.append([asked, {'role': 'assistant', 'content': answer}])
