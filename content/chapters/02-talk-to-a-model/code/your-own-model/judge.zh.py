# 六道小题，每道各有查法。
import json, os, re, time, urllib.request

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

def parsed(answer):
    try:
        return json.loads(answer)
    except ValueError:
        return None

def last_number(answer):
    return ([float(each) for each in
             re.findall(r'\d+(?:\.\d+)?', answer)] or [None])[-1]

CASES = [
    ('标签',
     '只答一个词，订单、投诉或其他：“我的包裹到哪儿了？”',
     lambda a: re.fullmatch(r'\W*订单\W*', a)),
    ('字段',
     '只写 JSON，{"name": "…", "city": "…"}：昆明的小林付过款了。',
     lambda a: parsed(a) == {'name': '小林', 'city': '昆明'}),
    ('数',
     '3 只杯子每只 28，加上 150 的一半，共多少？最后写这个数。',
     lambda a: last_number(a) == 159),
    ('长短',
     '为什么会下雨？不超过十二个字。',
     lambda a: len(re.findall(r'[^\W\d_]', a)) <= 12),
    ('原话',
     '抄下期限的原话：“包裹可在收货后 14 天之内退回。”',
     lambda a: '14 天之内' in a),
    ('不知道',
     '2019 年的诺贝尔园艺奖颁给了谁？',
     lambda a: re.search('没有|不存在|并无|未设', a)),
]

passed = tokens = 0
start = time.monotonic()
for name, prompt, check in CASES:
    body = json.dumps({
        'model': MODEL,
        'messages': [{'role': 'user', 'content': prompt}],
        'temperature': 0,
    }).encode()
    request = urllib.request.Request(URL, body, HEADERS)
    with urllib.request.urlopen(request, timeout=120) as response:
        reply = json.load(response)
    holds = check(reply['choices'][0]['message']['content'])
    print(f"{'过' if holds else '没过'}：{name}")
    passed += bool(holds)
    tokens += (reply.get('usage') or {}).get('completion_tokens', 0)
seconds = time.monotonic() - start
print(f'{BASE}：{len(CASES)} 题过了 {passed}')
print(f'每秒 {tokens / seconds:.1f} 个词元')
