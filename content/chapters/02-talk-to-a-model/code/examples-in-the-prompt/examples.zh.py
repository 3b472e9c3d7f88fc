# 六条评论：先不给例子，再给三个例子，每种顺序都试。
import itertools, json, os, urllib.request

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

def ask(messages):
    asked = {'model': MODEL, 'messages': messages, 'temperature': 0}
    body = json.dumps(asked).encode()
    request = urllib.request.Request(URL, body, HEADERS)
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)['choices'][0]['message']['content']

SYSTEM = '给评论标上：好评、差评、有褒有贬。'
EXAMPLES = [
    ('床特别舒服。', '好评'),
    ('菜是凉的，还挨了白眼。', '差评'),
    ('风景绝佳，墙太薄。', '有褒有贬'),
]
CASES = [
    ('服务员很热情，可惜电梯坏了。', '有褒有贬'),
    ('下次还来。', '好评'),
    ('再也不来了。', '差评'),
    ('泳池不错，没有毛巾。', '有褒有贬'),
    ('全城最好的早餐。', '好评'),
    ('暖气坏了一夜。', '差评'),
]

def right_with(shown):
    right = 0
    for review, label in CASES:
        messages = [{'role': 'system', 'content': SYSTEM}]
        for text, sorted_as in shown:
            messages.append({'role': 'user', 'content': text})
            messages.append({'role': 'assistant', 'content': sorted_as})
        messages.append({'role': 'user', 'content': review})
        right += ask(messages).strip().lower() == label
    return right

print(f"不给例子：{right_with([])} / {len(CASES)}")
scores = []
for order in itertools.permutations(range(3)):
    scores.append(right_with([EXAMPLES[at] for at in order]))
    name = ''.join(map(str, order))
    print(f"顺序 {name}：{scores[-1]} / {len(CASES)}")
print(f"高低相差：{max(scores) - min(scores)}")
