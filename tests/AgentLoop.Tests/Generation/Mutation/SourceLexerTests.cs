using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Generation;

public sealed class SourceLexerTests
{
    private static readonly string[] Paths = ["a.cs", "a.py", "a.js", "a.ts", "a.java", "a.go", "a.rs", "a.cpp", "a.rb", "a.php", "a.kt", "a.lua"];

    private static readonly string[] Pieces =
    [
        "\"", "'", "`", "$\"", "@\"", "\"\"\"", "'''", "r#\"", "R\"x(", ")x\"", "//", "/*", "*/", "#", "--", "\\", "\r\n", "\n", "\r", " ", "\t", "\uFEFF", "{", "}", "(", ")", "[", "]",
        "<", ">", ">>=", "=>", "==", "x", "List", "if", "for", "def f(a):", "return", "1", "0x1F", "1.5e-3", "1..2", "é", "😀", "\0", "'a", "'\\''", "${", "f'{a}'", ";", ",", ":", "?", "\u2028",
    ];

    private static Arbitrary<string> Texts => Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p)).ToArbitrary();

    private static List<SourceToken> Lex(string path, string text)
    {
        SourceLexer lexer = new(SourceLanguages.Of(path)!, text, CodeToken.None);
        List<SourceToken> tokens = [];
        while (lexer.TryRead(out SourceToken token))
            tokens.Add(token);
        return tokens;
    }

    private static string Joined(string path, string text) =>
        string.Concat(Lex(path, text).Select(t => text.Substring(t.Start, t.Length)));

    [Fact]
    public void The_tokens_of_any_text_are_the_text_again() =>
        Prop.ForAll(Texts, text => Assert.All(Paths, path => Assert.Equal(text, Joined(path, text)))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Tokens_are_never_empty_and_never_overlap() =>
        Prop.ForAll(Texts, text => Assert.All(Paths, path =>
        {
            int end = 0;
            foreach (SourceToken token in Lex(path, text))
            {
                Assert.Equal(end, token.Start);
                Assert.True(token.Length > 0);
                end = token.End;
            }
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void The_tokens_of_real_programs_are_the_programs_again()
    {
        List<string> programs = CSharpTasks();
        Assert.True(programs.Count > 100);
        Assert.All(programs, p => Assert.Equal(p, Joined("a.cs", p)));
        Assert.All(programs, p =>
        {
            SourceFile file = new("a.cs", default, CompiledLanguages.CSharp, p);
            Assert.All(Enumerable.Range(0, file.Code.Count).Where(i => file.Code[i].Kind is SourceTokenKind.Open or SourceTokenKind.Close), i => Assert.True(file.Match[i] >= 0, p));
        });
    }

    [Theory]
    [InlineData("a.cs", "x = $\"{a[\"b\"]} }}\" + c;", "$\"{a[\"b\"]} }}\"")]
    [InlineData("a.cs", "x = @\"a\\\"\"b\" + c;", "@\"a\\\"\"b\"")]
    [InlineData("a.cs", "x = \"\"\"a \"\" b\"\"\" + c;", "\"\"\"a \"\" b\"\"\"")]
    [InlineData("a.cs", "x = '\"';", "'\"'")]
    [InlineData("a.py", "x = '''a\n'b''' + c", "'''a\n'b'''")]
    [InlineData("a.py", "x = rb\"a\\\"b\" + c", "rb\"a\\\"b\"")]
    [InlineData("a.js", "x = `a ${b ? `c` : '}'} d` + e", "`a ${b ? `c` : '}'} d`")]
    [InlineData("a.js", "x = /[/\"]+/g.test(y)", "/[/\"]+/g")]
    [InlineData("a.rs", "x = r#\"a \"b\" c\"# + d;", "r#\"a \"b\" c\"#")]
    [InlineData("a.rs", "x = '\\'';", "'\\''")]
    [InlineData("a.go", "x = `a \\` + b", "`a \\`")]
    [InlineData("a.cpp", "x = R\"s(a)\")s\" + b;", "R\"s(a)\")s\"")]
    [InlineData("a.java", "x = \"\"\"\n a \"b\" \"\"\" + c;", "\"\"\"\n a \"b\" \"\"\"")]
    public void A_text_literal_is_one_token(string path, string text, string literal) =>
        Assert.Equal(literal, Assert.Single(Lex(path, text).Where(t => t.Kind == SourceTokenKind.Text).Select(t => text.Substring(t.Start, t.Length))));

    [Theory]
    [InlineData("a.js", "a / b / c")]
    [InlineData("a.rs", "fn f<'a>(x: &'a str)")]
    [InlineData("a.cpp", "x = 1'000'000;")]
    public void What_looks_like_a_literal_but_is_none_hides_no_code(string path, string text) =>
        Assert.EndsWith(text[^1..], Lex(path, text)[^1] is { Kind: not SourceTokenKind.Comment } last ? text.Substring(last.Start, last.Length) : "");

    [Theory]
    [InlineData("a.cs", "#if DEBUG \"\nx", "x")]
    [InlineData("a.cs", "a /* \" */ b // '", "a b")]
    [InlineData("a.py", "a # '\nb", "a b")]
    [InlineData("a.rs", "a /* /* */ \" */ b", "a b")]
    public void Comments_and_directives_are_no_code(string path, string text, string code) =>
        Assert.Equal(code, string.Join(' ', new SourceFile(path, default, SourceLanguages.Of(path)!, text).Code.Select(t => t.Text)));

    private static List<string> CSharpTasks()
    {
        string? fixtures = Environment.GetEnvironmentVariable("AGENTLOOP_FIXTURES");
        string file = Path.Combine(fixtures ?? "", "csharp-tasks", "tasks.jsonl");
        if (fixtures is null || !File.Exists(file))
            Assert.Skip("AGENTLOOP_FIXTURES names no folder with csharp-tasks/tasks.jsonl.");
        return [.. File.ReadLines(file).Select(line =>
        {
            using JsonDocument task = JsonDocument.Parse(line);
            string Part(string name) => task.RootElement.GetProperty(name).GetString()!;
            return Part("prompt") + Part("canonical_solution") + Part("test");
        })];
    }
}
