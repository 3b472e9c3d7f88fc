# Six reviews without examples, then with three in every order.
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

SYSTEM = 'Label the review: good, bad or mixed.'
EXAMPLES = [
    ('The bed was perfect.', 'good'),
    ('Cold food, rude waiter.', 'bad'),
    ('Great view, thin walls.', 'mixed'),
]
CASES = [
    ('Lovely staff, but the lift was broken.', 'mixed'),
    ('We will come again.', 'good'),
    ('Never again.', 'bad'),
    ('Nice pool, no towels.', 'mixed'),
    ('The best breakfast in town.', 'good'),
    ('The heating was out.', 'bad'),
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

print(f"no example: {right_with([])} of {len(CASES)}")
scores = []
for order in itertools.permutations(range(3)):
    scores.append(right_with([EXAMPLES[at] for at in order]))
    name = ''.join(map(str, order))
    print(f"order {name}: {scores[-1]} of {len(CASES)}")
print(f"spread: {max(scores) - min(scores)}")
