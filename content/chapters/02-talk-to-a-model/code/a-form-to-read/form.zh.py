# 程序读得懂的格式：问，查，再问一次。
import json, os, re, urllib.request

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

INVOICE = '''发票 88 号，2026 年 5 月 2 日
椅子 3 把   96.00
台灯 1 盏   45.50
合计       141.50
谢谢惠顾，请尽快付款。'''

MAYBE = {'type': ['string', 'null']}  # 退路
PROPERTIES = {
    'lines': {'type': 'array', 'items': {'type': 'number'}},
    'total': {'type': 'number'},
    'due': MAYBE,  # 到期日
    'quote': MAYBE,  # 它的出处
}
SCHEMA = {'type': 'object', 'properties': PROPERTIES,
          'required': list(PROPERTIES), 'additionalProperties': False}
SYSTEM = '''读发票，只写一个 JSON 对象：
{"lines": [0.00], "total": 0.00, "due": "YYYY-MM-DD", "quote": "…"}
due 是到期日，quote 抄下写着它的原话。
票面没印到期日，两个都写 null。'''

def ask(messages):
    form = {'name': 'invoice', 'strict': True, 'schema': SCHEMA}
    body = json.dumps({
        'model': MODEL, 'messages': messages,
        'response_format': {'type': 'json_schema',
                            'json_schema': form},
    }).encode()
    request = urllib.request.Request(URL, body, HEADERS)
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)['choices'][0]

FENCE = re.compile(r'^\s*```(?:json)?\s*|\s*```\s*$')

def complaint_about(choice):
    if choice['finish_reason'] != 'stop':
        return f"结束原因是 {choice['finish_reason']}"
    try:
        value = json.loads(FENCE.sub('', choice['message']['content']))
    except ValueError:
        return '这不是 JSON'
    total = value.get('total') or 0
    added = sum(value.get('lines') or [])
    if abs(added - total) > 0.005:
        return f'各行加起来是 {added}，不是 {total}'
    quote = value.get('quote') or ''
    if value.get('due') is not None and not (
            quote and quote in INVOICE):
        return '票面上没有这句原话'
    return None

messages = [{'role': 'system', 'content': SYSTEM},
            {'role': 'user', 'content': INVOICE}]
for attempt in (1, 2):
    choice = ask(messages)
    complaint = complaint_about(choice)
    print(f"第 {attempt} 次：{complaint or '查过了，没有问题'}")
    if complaint is None:
        print(choice['message']['content'])
        break
    messages.append(choice['message'])
    messages.append({'role': 'user', 'content': f'不对：{complaint}。'})
if complaint is not None:
    print('请人来看')
