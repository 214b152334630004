using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Generation;

public sealed class MutationOperatorTests
{
    private static readonly (string Operator, string Path, string Before, string After)[] Examples =
    [
        ("RelationalOperator", "cs", "if (a < b) return a;", "if (a <= b) return a;"),
        ("RelationalOperator", "py", "return a not in xs", "return a in xs"),
        ("RelationalOperator", "js", "return a === b;", "return a !== b;"),
        ("RangeOperator", "rs", "for i in 0..a { print(i); }", "for i in 0..=a { print(i); }"),
        ("RangeOperator", "kt", "for (i in 0..a) { print(i) }", "for (i in 0..<a) { print(i) }"),
        ("LogicalOperator", "cs", "return a > 0 && b > 0;", "return a > 0 || b > 0;"),
        ("LogicalOperator", "py", "return a or b", "return a and b"),
        ("ArithmeticOperator", "java", "return a * b;", "return a / b;"),
        ("ArithmeticOperator", "py", "return a / b", "return a // b"),
        ("Sign", "cs", "if (a > b) return a;", "if (a > b) return -a;"),
        ("Sign", "py", "b = a % 2\n    return xs[a:]", "b = a % 2\n    return xs[-a:]"),
        ("AssignmentOperator", "cs", "a += b;", "a -= b;"),
        ("AssignmentOperator", "py", "a = a + 1\n    a = b", "a = a + 1\n    a += b"),
        ("Increment", "cs", "a++;", "a--;"),
        ("Increment", "js", "for (;;) b--;", "for (;;) b++;"),
        ("IntegerLiteral", "cs", "return a + 0;", "return a + 1;"),
        ("IntegerLiteral", "go", "return a + 7", "return a + 6"),
        ("OffsetRemoval", "cs", "return xs[a - 1];", "return xs[a];"),
        ("OffsetRemoval", "py", "return a + 1", "return a"),
        ("Index", "cs", "return xs[a];", "return xs[a + 1];"),
        ("Index", "js", "return xs[a];", "return xs[a - 1];"),
        ("Length", "cs", "return xs.Length;", "return xs.Length - 1;"),
        ("Length", "py", "return len(xs)", "return len(xs) - 1"),
        ("LoopBound", "cs", "while (a < b) a++;", "while (a < b + 1) a++;"),
        ("LoopBound", "py", "while a < b:\n        a += 1", "while a < b - 1:\n        a += 1"),
        ("Slice", "py", "return xs[a:b]", "return xs[a:b + 1]"),
        ("Slice", "py", "for i in range(a):\n        print(i)", "for i in range(1, a):\n        print(i)"),
        ("ValueOffset", "cs", "return F(a, b, xs, s);", "return F(a, b - 1, xs, s);"),
        ("ValueOffset", "js", "return a;", "return a + 1;"),
        ("OperandAddition", "cs", "if (b > 0) return a; return b;", "if (b > 0) return a + b; return b;"),
        ("OperandAddition", "py", "c = b * 2\n    return a", "c = b * 2\n    return a - b"),
        ("Negation", "cs", "if (s.Any()) return a;", "if (!s.Any()) return a;"),
        ("Negation", "py", "if not s:\n        return a", "if s:\n        return a"),
        ("ConditionRemoval", "cs", "if (a > 0 && b > 0) return a;", "if (b > 0) return a;"),
        ("ConditionRemoval", "py", "return a > 0 or b > 0 and xs", "return a > 0"),
        ("ConditionAddition", "cs", "if (a > 0) return a; if (b > 0) return b;", "if (a > 0 && b > 0) return a; if (b > 0) return b;"),
        ("ConditionAddition", "py", "while a > 0:\n        if b > a:\n            a = 0", "while a > 0 and b > a:\n        if b > a:\n            a = 0"),
        ("BooleanLiteral", "cs", "return true;", "return false;"),
        ("BooleanLiteral", "py", "return False", "return True"),
        ("Constant", "cs", "return a > 10 ? 10 : 20;", "return a > 20 ? 10 : 20;"),
        ("Constant", "py", "return s + ' '", "return s + ''"),
        ("InitialValue", "cs", "int max = 0; foreach (int x in xs) max = a;", "int max = xs[0]; foreach (int x in xs) max = a;"),
        ("InitialValue", "py", "best = 0\n    for x in xs:\n        best = x", "best = float('-inf')\n    for x in xs:\n        best = x"),
        ("ArgumentSwap", "cs", "return G(a, b);", "return G(b, a);"),
        ("ArgumentSwap", "py", "return g(a, h(b, 1))", "return g(h(b, 1), a)"),
        ("ReceiverSwap", "cs", "return a.CompareTo(b);", "return b.CompareTo(a);"),
        ("ReceiverSwap", "js", "return a.name.localeCompare(b.name);", "return b.name.localeCompare(a.name);"),
        ("OperandSwap", "cs", "return a - b;", "return b - a;"),
        ("OperandSwap", "py", "return len(xs) % a", "return a % len(xs)"),
        ("Grouping", "cs", "return a + b / 2;", "return (a + b) / 2;"),
        ("Grouping", "py", "return a or b and s", "return (a or b) and s"),
        ("Grouping", "js", "return (a + b) * 2;", "return a + b * 2;"),
        ("Division", "cs", "return a / b;", "return (double)a / b;"),
        ("Division", "js", "return a / b;", "return Math.floor(a / b);"),
        ("Variable", "cs", "return a * 2;", "return b * 2;"),
        ("Variable", "py", "c = a\n    return a", "c = a\n    return c"),
        ("Member", "cs", "return Math.Min(a, b);", "return Math.Max(a, b);"),
        ("Member", "py", "return s.lower()", "return s.upper()"),
        ("Unwrap", "cs", "return Math.Abs(a - b);", "return (a - b);"),
        ("Unwrap", "js", "return s.trim().length;", "return s.length;"),
        ("Wrap", "cs", "return a - b;", "return Math.Abs(a - b);"),
        ("Wrap", "py", "return a - b", "return max(0, a - b)"),
        ("ReturnValue", "cs", "return a + b;", "return b;"),
        ("ReturnValue", "py", "return a + b", "return None"),
        ("BranchSwap", "cs", "return a > b ? a : b;", "return a > b ? b : a;"),
        ("BranchSwap", "py", "return a if a > b else b", "return b if a > b else a"),
        ("ControlFlow", "cs", "while (a > 0) { a--; continue; }", "while (a > 0) { a--; break; }"),
        ("ControlFlow", "py", "if a > 0:\n        a -= 1", "while a > 0:\n        a -= 1"),
        ("Guard", "cs", "return s.Length;", "if (s == null) return 0;\n        return s.Length;"),
        ("Guard", "py", "return a / b", "if b == 0:\n        return 0\n    return a / b"),
        ("Guard", "go", "return xs[0]", "if len(xs) == 0 {\n        return 0\n    }\n    return xs[0]"),
        ("StatementDeletion", "cs", "a++;\n        return a;", "return a;"),
        ("StatementDeletion", "py", "for x in xs:\n        break", "for x in xs:\n        pass"),
        ("StatementOrder", "cs", "a = b; b = a; return a;", "b = a; a = b; return a;"),
        ("StatementOrder", "py", "a = b\n    b = a", "b = a\n    a = b"),
        ("StatementNesting", "py", "for x in xs:\n        a += x\n        return a", "for x in xs:\n        a += x\n    return a"),
        ("StatementNesting", "cs", "foreach (int x in xs)\n        {\n            a += x;\n            return a;\n        }", "foreach (int x in xs)\n        {\n            a += x;\n        }\n        return a;"),
        ("StatementCopy", "cs", "a++;\n        if (b > 0) { b--; }", "a++;\n        b--;\n        if (b > 0) { b--; }"),
        ("StatementCopy", "py", "a += 1\n    return a", "a += 1\n    a += 1\n    return a"),
    ];

    private static readonly string[] Pieces =
    [
        "if", "while", "for", "(", ")", "[", "]", "{", "}", "a", "b", "xs", "f(", "return", "=", "==", "<", ">", "&&", "and", "or", "not", "+", "-", "1", ",", ";", ":", "?", ".", "=>", "\n",
        "\n    ", "def f(a):", "int f(int a)", "function f(a)", "case", "else", "break", "range(", "len(", ".Length", "\"s\"", "in", "is", "List<int>", "fn f(a: i32)", "func f(a int)", "..", "!",
        "let", "var", "this", "%", "/", "// c", "/* d */",
    ];

    private static Arbitrary<string> Texts => Gen.Elements(Pieces).ListOf().Select(p => string.Join(' ', p)).ToArbitrary();

    public static TheoryData<string, string, string, string> Rows
    {
        get
        {
            TheoryData<string, string, string, string> rows = [];
            foreach ((string name, string path, string before, string after) in Examples)
                rows.Add(name, path, before, after);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_operator_proposes_the_change(string name, string extension, string before, string after)
    {
        IMutationOperator mutationOperator = MutationOperators.All.Single(o => Name(o).Equals(name, StringComparison.Ordinal));
        SourceFile file = Parse(extension, Program(extension, before));
        string wanted = Program(extension, after);
        List<string> results = [.. Proposals(mutationOperator, file).Select(m => m.ApplyTo(file.Text))];
        Assert.True(results.Contains(wanted, StringComparer.Ordinal), $"Wanted\n{wanted}\nbut there were\n{string.Join("\n---\n", results)}");
    }

    [Fact]
    public void Every_operator_is_shown_in_two_languages_or_has_only_one_that_it_is_for()
    {
        foreach (IMutationOperator mutationOperator in MutationOperators.All)
        {
            int languages = Examples.Where(e => e.Operator.Equals(Name(mutationOperator), StringComparison.Ordinal)).DistinctBy(e => e.Path, StringComparer.Ordinal).Count();
            Assert.True(languages >= 2 || mutationOperator is SliceMutation, Name(mutationOperator));
        }
    }

    [Fact]
    public void No_operator_fails_on_any_text_and_each_stays_within_it()
    {
        Prop.ForAll(Texts, text =>
        {
            foreach (string extension in new[] { "cs", "py", "js", "ts", "java", "go", "rs", "cpp", "rb", "php", "kt" })
            {
                SourceFile file = Parse(extension, text);
                Assert.All(MutationOperators.All.SelectMany(o => Proposals(o, file)), m =>
                {
                    Assert.InRange(m.Start, 0, text.Length);
                    Assert.InRange(m.End, m.Start, text.Length);
                    Assert.InRange(m.Likelihood, 1e-6, MutationPrior.MostLikely);
                });
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void Reading_around_an_edit_finds_what_reading_all_of_it_finds() =>
        Prop.ForAll(Texts, Gen.Choose(0, 1000).ToArbitrary(), (text, pick) =>
        {
            foreach (string extension in new[] { "cs", "py", "js", "rs" })
            {
                SourceFile file = Parse(extension, text);
                List<Mutation> mutations = [.. MutationOperators.All.SelectMany(o => Proposals(o, file))];
                if (mutations.Count == 0)
                    continue;
                Mutation mutation = mutations[pick % mutations.Count];
                string changed = mutation.ApplyTo(text);
                Assert.Equal(TokenEdit.Between(file, changed).Fingerprint(file), TokenEdit.Of(file, mutation, changed).Fingerprint(file));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [InlineData("cs", "List<int> c = new List<int>(); Dictionary<string, List<int>> d = null; return c.Count;")]
    [InlineData("java", "Map<String, List<Integer>> m = new HashMap<>(); return 0;")]
    public void Angle_brackets_of_types_are_no_comparisons(string extension, string body)
    {
        SourceFile file = Parse(extension, Program(extension, body));
        Assert.Empty(Proposals(new RelationalOperatorMutation(), file));
    }

    [Theory]
    [InlineData("if ()")]
    [InlineData("return a + ;")]
    [InlineData("G(a, , b);")]
    [InlineData("return (a;")]
    public void What_cannot_be_compiled_does_not_pass_the_gate(string body)
    {
        SourceFile original = Parse("cs", Program("cs", "HERE"));
        int start = original.Text.IndexOf("HERE", StringComparison.Ordinal);
        Mutation mutation = new(MutationKind.Literal, start, start + 4, body, 1);
        bool accepted = SyntaxGate.Accepts(original, TokenEdit.Of(original, mutation, mutation.ApplyTo(original.Text)));
        Assert.Equal(body.Contains(", ,", StringComparison.Ordinal), accepted);
    }

    private static IEnumerable<Mutation> Proposals(IMutationOperator mutationOperator, SourceFile file) =>
        Enumerable.Range(0, file.Code.Count).SelectMany(i => mutationOperator.Propose(new MutationSite(file, i)));

    private static SourceFile Parse(string extension, string text) => new("a." + extension, default, SourceLanguages.Of("a." + extension)!, text);

    private static string Name(IMutationOperator mutationOperator) => mutationOperator.GetType().Name[..^"Mutation".Length];

    private static string Program(string extension, string body) => extension switch
    {
        "cs" => $"class C\n{{\n    static int F(int a, int b, int[] xs, string s)\n    {{\n        {body}\n    }}\n}}\n",
        "java" => $"class C {{\n    static int f(int a, int b, int[] xs, String s) {{\n        {body}\n    }}\n}}\n",
        "py" => $"def f(a, b, xs, s):\n    {body}\n",
        "go" => $"package p\n\nfunc f(a int, b int, xs []int, s string) int {{\n    {body}\n}}\n",
        "rs" => $"fn f(a: i32, b: i32, xs: &[i32], s: &str) -> i32 {{\n    {body}\n}}\n",
        "kt" => $"fun f(a: Int, b: Int, xs: List<Int>, s: String): Int {{\n    {body}\n}}\n",
        _ => $"function f(a, b, xs, s) {{\n  {body}\n}}\n",
    };
}
