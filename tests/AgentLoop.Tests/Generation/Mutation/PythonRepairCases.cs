namespace AgentLoop.Tests.Generation;

internal static class PythonRepairCases
{
    private static RepairCase Case(string name, string module, string source, string test, string message, int? line = null) => new()
    {
        Name = "Python: " + name,
        Path = $"app/{module}.py",
        Source = source + "\n",
        TestPath = $"tests/test_{module}.py",
        Test = $"from app import {module}\n\n\ndef test_it():\n    {test}\n",
        FailingTest = $"tests/test_{module}.py::test_it",
        Message = message,
        StackTrace = $"tests/test_{module}.py:5: {message.Split(':')[0]}" + (line is { } l ? $"\napp/{module}.py:{l}: {message.Split(':')[0]}" : ""),
    };

    public static IReadOnlyList<RepairCase> All { get; } =
    [
        Case("moving average", "averages", """
            def moving_average(values, size):
                result = []
                for start in range(len(values) - size«+ 1¦»):
                    window = values[start:start + size]
                    result.append(sum(window) / size)
                return result
            """.Replace("size«+ 1¦»", "size« + 1¦»", StringComparison.Ordinal), "assert averages.moving_average([1, 2, 3], 2) == [1.5, 2.5]", "AssertionError: assert [1.5] == [1.5, 2.5]"),
        Case("Caesar cipher", "caesar", """
            def shift_letter(letter, offset):
                base = ord('a') if letter.islower() else ord('A')
                return chr((ord(letter) - base + offset) % 26 + base)


            def encrypt(text, offset):
                out = []
                for letter in text:
                    if «letter.isalpha()¦not letter.isalpha()»:
                        out.append(shift_letter(letter, offset))
                    else:
                        out.append(letter)
                return ''.join(out)
            """, "assert caesar.encrypt('abc', 1) == 'bcd'", "AssertionError: assert 'abc' == 'bcd'"),
        Case("grouped anagrams", "anagrams", """
            def group_anagrams(words):
                groups = {}
                for word in words:
                    key = ''.join(sorted(word))
                    if key «not in¦in» groups:
                        groups[key] = []
                    groups[key].append(word)
                return list(groups.values())
            """, "assert anagrams.group_anagrams(['ab', 'ba']) == [['ab', 'ba']]", "KeyError: 'ab'", 7),
        Case("pair with a sum", "pairs", """
            def has_pair(values, target):
                left = 0
                right = len(values) - 1
                while left < right:
                    total = values[left] + values[right]
                    if total == target:
                        return True
                    if total < target:
                        «left¦right» += 1
                    else:
                        right -= 1
                return False
            """, "assert pairs.has_pair([1, 2, 4, 7], 6) is True", "IndexError: list index out of range", 5),
        Case("return inside the loop", "primes", """
            def is_prime(number):
                if number < 2:
                    return False
                divisor = 2
                while divisor * divisor <= number:
                    if number % divisor == 0:
                        return False
                    divisor += 1
            «    return True¦        return True»
            """, "assert primes.is_prime(9) is False", "AssertionError: assert True is False"),
        Case("polynomial", "polynomial", """
            def evaluate(coefficients, x):
                result = 0
                for coefficient in coefficients:
                    result = result «*¦+» x + coefficient
                return result
            """, "assert polynomial.evaluate([1, 2, 3], 2) == 11", "assert 12 == 11"),
        Case("rotated list", "rotation", """
            def rotate(items, count):
                if not items:
                    return items
                count = count % len(items)
                return items[«-¦»count:] + items[:«-¦»count]
            """.Replace("items[«-¦»count:] + items[:«-¦»count]", "items[-count:] + items[:«-count¦count»]", StringComparison.Ordinal),
            "assert rotation.rotate([1, 2, 3], 1) == [3, 1, 2]", "AssertionError: assert [3, 1] == [3, 1, 2]"),
        Case("least common multiple of a list", "multiples", """
            def common_divisor(a, b):
                while b != 0:
                    a, b = b, a % b
                return a


            def common_multiple(numbers):
                result = numbers[0]
                for number in numbers[1:]:
                    result = result * number // common_divisor(result, «number¦result»)
                return result
            """, "assert multiples.common_multiple([4, 6]) == 12", "assert 6 == 12"),
        Case("word count", "words", """
            def most_common(text):
                counts = {}
                for word in text.lower().split():
                    counts[word] = counts.get(word, 0) + 1
                best = None
                for word, count in counts.items():
                    if best is None «or¦and» count > counts[best]:
                        best = word
                return best
            """, "assert words.most_common('a b b') == 'b'", "KeyError: None", 7),
        Case("prefix sums", "prefixes", """
            class RangeSums:
                def __init__(self, values):
                    self.prefix = [0]
                    for value in values:
                        self.prefix.append(self.prefix[-1] + value)

                def between(self, start, end):
                    return self.prefix[end« + 1¦»] - self.prefix[start]
            """, "assert prefixes.RangeSums([1, 2, 3]).between(0, 1) == 3", "assert 1 == 3"),
        Case("empty list", "means", """
            def mean(values):
                «if not values:
                    return 0
                ¦»total = 0
                for value in values:
                    total += value
                return total / len(values)
            """, "assert means.mean([]) == 0", "ZeroDivisionError: division by zero", 5),
        Case("balanced account", "account", """
            class Account:
                def __init__(self, balance=0):
                    self.balance = balance
                    self.history = []

                def deposit(self, amount):
                    if amount <= 0:
                        raise ValueError('amount must be positive')
                    self.balance += amount
                    self.history.append(('in', amount))

                def withdraw(self, amount):
                    if amount «>¦>=» self.balance:
                        raise ValueError('not enough')
                    self.balance -= amount
                    self.history.append(('out', amount))
            """, "a = account.Account(10); a.withdraw(10); assert a.balance == 0", "ValueError: not enough", 14),
        Case("Collatz steps", "collatz", """
            def steps(number):
                count = 0
                while number != 1:
                    if number % 2 == 0:
                        number = number // 2
                    else:
                        number = «3 * number + 1¦3 * number - 1»
                    count += 1
                return count
            """, "assert collatz.steps(3) == 7", "Failed: Timeout after 5 seconds"),
    ];
}
