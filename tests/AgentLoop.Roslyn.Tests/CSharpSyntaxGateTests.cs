using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Roslyn.Tests;

public sealed class CSharpSyntaxGateTests
{
    private static readonly CSharpSyntaxGate Gate = new();
    private static readonly EditOptions Options = new() { SyntaxGates = [Gate] };

    [Fact]
    public async Task An_error_is_told_with_its_line_and_without_its_place()
    {
        SyntaxError error = Assert.Single(await CheckAsync("src/A.cs", "class A\n{\n    int X() => 1\n}\n"));

        Assert.Equal(new SyntaxError { Path = "src/A.cs", Line = 3, Message = "CS1002: ; expected" }, error);
    }

    [Theory]
    [InlineData("a.cs", "class A { int X => field; required public int Y { get; init; } }")]
    [InlineData("A.CS", "System.Console.WriteLine(1); record R(int A);")]
    [InlineData("a.csx", "1 + 1")]
    [InlineData("a.cs", "#if NOT_DEFINED\nthis is not read\n#endif\n")]
    [InlineData("a.cs", "#warning A warning is no error\n")]
    [InlineData("a.cs", "/// <summary>Broken <b>XML\nclass A;")]
    [InlineData("a.cs", "")]
    [InlineData("a.vb", "class {{{")]
    [InlineData("cs", "class {{{")]
    public async Task What_is_whole_and_what_is_not_csharp_is_let_through(string path, string text) => Assert.Empty(await CheckAsync(path, text));

    [Theory]
    [InlineData("a.cs", "1 + 1")]
    [InlineData("a.cs", "class A { string s = \"no end; }")]
    [InlineData("a.cs", "<<<<<<< HEAD\nclass A;\n=======\nclass B;\n>>>>>>> other\n")]
    [InlineData("a.cs", "#if DEBUG\nclass A;\n")]
    [InlineData("a.csx", "int x = ;")]
    public async Task What_is_broken_is_found(string path, string text) => Assert.NotEmpty(await CheckAsync(path, text));

    [Fact]
    public async Task Code_under_a_symbol_that_is_defined_is_read() => Assert.NotEmpty(
        await new CSharpSyntaxGate("NOT_DEFINED").CheckAsync(new SyntaxRequest { Path = "a.cs", Text = "#if NOT_DEFINED\nthis is read\n#endif\n" }));

    [Fact]
    public void A_symbol_that_is_none_is_refused() =>
        Assert.Contains("\"A B\" cannot be a preprocessor symbol", Assert.Throws<AgentLoopException>(() => new CSharpSyntaxGate("DEBUG", "A B")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task An_edit_that_breaks_a_file_changes_nothing_and_says_where()
    {
        EditResult result = await EditAsync("class A { int X() => 1; }\n", "1;", "1");

        Assert.Null(result.Changes);
        Assert.Contains("\"A.cs\", line 1: CS1002: ; expected", result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_that_were_there_before_do_not_stand_against_an_edit()
    {
        EditResult result = await EditAsync("class A { int X() => 1 }\nclass B { int Y() => 2; }\n", "=> 2", "=> 3");

        Assert.Null(result.Failure);
        Assert.Empty(result.SyntaxErrors);
        Assert.Equal("class A { int X() => 1 }\nclass B { int Y() => 3; }\n", Encoding.UTF8.GetString(Assert.Single(result.Changes!.Files).Content!.Value.Span));
    }

    [Fact]
    public async Task A_second_error_of_the_same_words_is_new()
    {
        EditResult result = await EditAsync("class A { int X() => 1 }\nclass B { int Y() => 2; }\n", "=> 2;", "=> 3");

        Assert.Equal(2, Assert.Single(result.SyntaxErrors).Line);
    }

    [Theory]
    [InlineData("var x = ", "(")]
    [InlineData("var x = ", "A<")]
    [InlineData("var x = ", "a?.")]
    [InlineData("var x = ", "!")]
    [InlineData("var x = ", "a=>")]
    [InlineData("var x = ", "a??")]
    [InlineData("var x = ", "a?b:")]
    [InlineData("var x = ", "$\"{")]
    [InlineData("var x = a is ", "not ")]
    [InlineData("var x = a is ", "(")]
    [InlineData("var x = a is ", "[")]
    [InlineData("var x = a is ", "{A:")]
    [InlineData("unsafe class A { ", "delegate*<")]
    [InlineData("class A { ", "A<")]
    [InlineData("class A : ", "A<")]
    [InlineData("#if ", "!")]
    [InlineData("#if ", "(")]
    [InlineData("#if ", "a||")]
    [InlineData("#if ", "a==")]
    [InlineData("", "if(a);else ")]
    [InlineData("", "#if A\n")]
    public async Task No_text_however_deep_ends_the_process(string before, string repeated)
    {
        foreach (int count in (int[])[990, 480_000 / repeated.Length])
            await CheckAsync("a.cs", before + new StringBuilder().Insert(0, repeated, count));
    }

    [Fact]
    public async Task What_is_too_deep_or_too_long_to_be_checked_says_so()
    {
        Assert.Equal("The file is nested too deep to be checked.", Assert.Single(await CheckAsync("a.cs", $"var x = {new string('(', 1001)}")).Message);
        Assert.Equal("The file is too long to be checked.", Assert.Single(await CheckAsync("a.cs", $"//{new string('a', 500_000)}")).Message);
        Assert.Empty(await CheckAsync("a.cs", $"bool b = {string.Concat(Enumerable.Repeat("1 < 2 && ", 900))} true;"));
        Assert.Equal("The file is nested too deep to be checked.", Assert.Single(await CheckAsync("a.cs", string.Concat(Enumerable.Repeat("# if A\n", 1001)))).Message);
        Assert.Empty(await CheckAsync("a.cs", string.Concat(Enumerable.Repeat("#if A\n#endif\n#region B\n#endregion\n", 2000))));
        Assert.Empty(await CheckAsync("a.cs", string.Concat(Enumerable.Repeat("bool b = 1 < 2;\n", 5000))));
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_no_answer() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        async () => await Gate.CheckAsync(new SyntaxRequest { Path = "a.cs", Text = "class A;" }, new CancellationToken(canceled: true)));

    [Fact]
    public void Any_text_has_errors_within_its_lines_or_none() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        text => CheckAsync("a.cs", text.Get).AsTask().GetAwaiter().GetResult().All(e => e.Line >= 1 && e.Message.StartsWith("CS", StringComparison.Ordinal)))
        .QuickCheckThrowOnFailure();

    private static ValueTask<IReadOnlyList<SyntaxError>> CheckAsync(string path, string text) => Gate.CheckAsync(new SyntaxRequest { Path = path, Text = text });

    private static ValueTask<EditResult> EditAsync(string file, string search, string replace) => EditFormats.SearchReplace.ApplyAsync(
        $"A.cs\n<<<<<<< SEARCH\n{file.Split('\n').First(l => l.Contains(search, StringComparison.Ordinal))}\n=======\n{file.Split('\n').First(l => l.Contains(search, StringComparison.Ordinal)).Replace(search, replace, StringComparison.Ordinal)}\n>>>>>>> REPLACE\n",
        new TestWorkspaceView(("A.cs", file)),
        Options);
}
