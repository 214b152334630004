namespace AgentLoop.Tests.Generation;

internal static class CSharpRepairCases
{
    private static RepairCase Case(string name, string type, string body, string assertion, string message, int? line = null) => new()
    {
        Name = "C#: " + name,
        Path = $"src/{type}.cs",
        Source = $"using System;\nusing System.Collections.Generic;\nusing System.Linq;\n\npublic static class {type}\n{{\n{Indented(body)}\n}}\n",
        TestPath = $"tests/{type}Tests.cs",
        Test = $"public sealed class {type}Tests\n{{\n    [Fact]\n    public void It_works()\n    {{\n        {assertion}\n    }}\n}}\n",
        FailingTest = $"{type}Tests.It_works",
        Message = message,
        StackTrace = (line is { } l ? $"   at {type}.Run() in /tmp/fork/src/{type}.cs:line {l}\n" : "") + $"   at {type}Tests.It_works() in /tmp/fork/tests/{type}Tests.cs:line 6",
    };

    private static string Indented(string body) => string.Join('\n', body.Split('\n').Select(l => l.Length == 0 ? l : "    " + l));

    private static string Differs(string expected, string actual) => $"Assert.Equal() Failure: Values differ\nExpected: {expected}\nActual:   {actual}";

    public static IReadOnlyList<RepairCase> All { get; } =
    [
        Case("run lengths", "RunLength", """
            public static string Encode(string text)
            {
                if (text.Length == 0)
                    return "";
                string result = "";
                int count = 1;
                for (int i = 1; i < text.Length; i++)
                {
                    if (text[i] == text[i - 1])
                    {
                        count++;
                        continue;
                    }

                    result += $"{count}{text[i - 1]}";
                    count = «1¦0»;
                }

                return result + $"{count}{text[^1]}";
            }
            """, "Assert.Equal(\"2a1b\", RunLength.Encode(\"aab\"));", "Assert.Equal() Failure: Strings differ\nExpected: \"2a1b\"\nActual:   \"2a0b\""),
        Case("Roman numerals", "Roman", """
            public static int Parse(string text)
            {
                Dictionary<char, int> values = new() { ['I'] = 1, ['V'] = 5, ['X'] = 10, ['L'] = 50, ['C'] = 100 };
                int total = 0;
                for (int i = 0; i < text.Length; i++)
                {
                    int value = values[text[i]];
                    bool smaller = i + 1 < text.Length && value «<¦<=» values[text[i + 1]];
                    total += smaller ? -value : value;
                }

                return total;
            }
            """, "Assert.Equal(3, Roman.Parse(\"III\"));", Differs("3", "-1")),
        Case("second largest", "Second", """
            public static int Largest(int[] values)
            {
                int first = int.MinValue;
                int second = int.MinValue;
                foreach (int value in values)
                {
                    if (value > first)
                    {
                        second = «first¦value»;
                        first = value;
                    }
                    else if (value > second && value != first)
                    {
                        second = value;
                    }
                }

                return second;
            }
            """, "Assert.Equal(4, Second.Largest([1, 4, 9]));", Differs("4", "9")),
        Case("merging intervals", "Intervals", """
            public static List<(int Start, int End)> Merge(IEnumerable<(int Start, int End)> intervals)
            {
                List<(int Start, int End)> merged = new();
                foreach ((int start, int end) in intervals.OrderBy(i => i.Start))
                {
                    if (merged.Count > 0 && start <= merged[^1].End)
                        merged[^1] = (merged[^1].Start, Math.«Max¦Min»(merged[^1].End, end));
                    else
                        merged.Add((start, end));
                }

                return merged;
            }
            """, "Assert.Equal([(1, 6)], Intervals.Merge([(1, 3), (2, 6)]));", "Assert.Equal() Failure: Collections differ\nExpected: [(1, 6)]\nActual:   [(1, 3)]"),
        Case("ring buffer", "Ring", """
            private static readonly int[] Items = new int[4];
            private static int head;
            private static int count;

            public static void Push(int item)
            {
                Items[(head + count) % Items.Length] = item;
                if (count < Items.Length)
                    count++;
                else
                    head = (head + 1) «%¦/» Items.Length;
            }

            public static int[] Snapshot()
            {
                int[] result = new int[count];
                for (int i = 0; i < count; i++)
                    result[i] = Items[(head + i) % Items.Length];
                return result;
            }
            """, "for (int i = 0; i < 6; i++) Ring.Push(i); Assert.Equal([2, 3, 4, 5], Ring.Snapshot());", "Assert.Equal() Failure: Collections differ\nExpected: [2, 3, 4, 5]\nActual:   [4, 5, 2, 3]"),
        Case("Luhn checksum", "Luhn", """
            public static bool IsValid(string digits)
            {
                int sum = 0;
                for (int i = 0; i < digits.Length; i++)
                {
                    int digit = digits[digits.Length - 1 - i] - '0';
                    if (i % 2 == «1¦0»)
                    {
                        digit *= 2;
                        if (digit > 9)
                            digit -= 9;
                    }

                    sum += digit;
                }

                return sum % 10 == 0;
            }
            """, "Assert.True(Luhn.IsValid(\"79927398713\"));", "Assert.True() Failure\nExpected: True\nActual:   False"),
        Case("transposed matrix", "Grid", """
            public static int[,] Transpose(int[,] grid)
            {
                int rows = grid.GetLength(0);
                int columns = grid.GetLength(1);
                int[,] result = new int[columns, rows];
                for (int row = 0; row < rows; row++)
                {
                    for (int column = 0; column < «columns¦rows»; column++)
                        result[column, row] = grid[row, column];
                }

                return result;
            }
            """, "Assert.Equal(3, Grid.Transpose(new[,] { { 1, 2, 3 } })[2, 0]);", Differs("3", "0")),
        Case("compared versions", "Versions", """
            public static int Compare(string left, string right)
            {
                int[] a = left.Split('.').Select(int.Parse).ToArray();
                int[] b = right.Split('.').Select(int.Parse).ToArray();
                for (int i = 0; i < Math.Max(a.Length, b.Length); i++)
                {
                    int x = i < a.Length ? a[i] : 0;
                    int y = i < b.Length ? b[i] : 0;
                    if (x != y)
                        return «x.CompareTo(y)¦y.CompareTo(x)»;
                }

                return 0;
            }
            """, "Assert.Equal(1, Versions.Compare(\"1.2\", \"1.1.9\"));", Differs("1", "-1")),
        Case("shortened text", "Texts", """
            public static string Shorten(string text, int most)
            {
                if (text.Length <= most)
                    return text;
                string head = text.Substring(0, most «- 3¦»);
                return head + "...";
            }

            public static int Vowels(string text) => text.Count(c => "aeiou".Contains(char.ToLower(c)));
            """, "Assert.Equal(\"hello...\", Texts.Shorten(\"hello, world\", 8));", "Assert.Equal() Failure: Strings differ\nExpected: \"hello...\"\nActual:   \"hello, w...\""),
        Case("missing early return", "Names", """
            public static string Initials(string name)
            {
                «if (name == null) return "";
                ¦»string[] parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                string result = "";
                foreach (string part in parts)
                    result += char.ToUpper(part[0]);
                if (result.Length == 0)
                    return "";
                return result;
            }
            """, "Assert.Equal(\"\", Names.Initials(null));", "System.NullReferenceException : Object reference not set to an instance of an object.", 9),
        Case("moving the minimum", "Prices", """
            public static int BestProfit(int[] prices)
            {
                int lowest = int.MaxValue;
                int best = 0;
                foreach (int price in prices)
                {
                    lowest = Math.Min(lowest, price);
                    best = Math.Max(best, «price - lowest¦lowest - price»);
                }

                return best;
            }
            """, "Assert.Equal(5, Prices.BestProfit([7, 1, 5, 3, 6, 4]));", Differs("5", "0")),
        Case("password rules", "Passwords", """
            public static bool IsStrong(string password)
            {
                bool hasDigit = password.Any(char.IsDigit);
                bool hasUpper = password.Any(char.IsUpper);
                bool hasLower = password.Any(char.IsLower);
                return password.Length >= 8 && hasDigit «&&¦||» hasUpper && hasLower;
            }
            """, "Assert.False(Passwords.IsStrong(\"aB1\"));", "Assert.False() Failure\nExpected: False\nActual:   True"),
        Case("median", "Numbers", """
            public static double Median(List<int> values)
            {
                List<int> sorted = values.OrderBy(v => v).ToList();
                int middle = sorted.Count / 2;
                if (sorted.Count % 2 == 1)
                    return sorted[middle];
                return «(sorted[middle - 1] + sorted[middle]) / 2.0¦sorted[middle - 1] + sorted[middle] / 2.0»;
            }
            """, "Assert.Equal(2.5, Numbers.Median([1, 2, 3, 4]));", "Assert.Equal() Failure: Values are not within 15 decimal places\nExpected: 2.5\nActual:   3.5"),
        Case("wrong collection method", "Log", """
            private static readonly LinkedList<string> Lines = new();

            public static void Write(string line)
            {
                Lines.AddLast(line);
                if (Lines.Count > 3)
                    Lines.«RemoveFirst¦RemoveLast»();
            }

            public static string Latest() => Lines.Last!.Value;
            """, "foreach (string l in new[] { \"a\", \"b\", \"c\", \"d\" }) Log.Write(l); Assert.Equal(\"d\", Log.Latest());", "Assert.Equal() Failure: Strings differ\nExpected: \"d\"\nActual:   \"c\""),
    ];
}
