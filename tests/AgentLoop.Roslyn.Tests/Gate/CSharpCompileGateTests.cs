using System.Diagnostics;

namespace AgentLoop.Roslyn.Tests;

public sealed class CSharpCompileGateTests(BuiltShop shop) : IClassFixture<BuiltShop>
{
    private const string Max = "a > b ? a : b";

    [Fact]
    public void The_untouched_repository_is_built_and_compiled()
    {
        Assert.Equal((Verdict.Pass, "2 projects compiled."), (shop.Repository.Baseline.Verdict, shop.Repository.Baseline.Reason));
        Assert.Empty(shop.Repository.Baseline.Findings);
    }

    [Fact]
    public async Task An_error_is_refused_with_its_line_and_rule()
    {
        Evaluation evaluation = await shop.Repository.JudgeAsync(Shop.Change(Shop.Calc, Shop.CalcSource("a > b ? a : c")));

        Assert.Equal((Verdict.Fail, "It brings 1 error of the compiler."), (evaluation.Verdict, evaluation.Reason));
        Finding finding = Assert.Single(evaluation.Findings);
        Assert.Equal((Shop.Calc, 6, "CS0103"), (finding.File, finding.Line, finding.Rule));
        Assert.Equal($"{Shop.Calc}(6): error CS0103: The name 'c' does not exist in the current context", evaluation.Feedback);
        Assert.Empty(evaluation.Built);
    }

    [Fact]
    public async Task What_compiles_is_written_where_its_tests_run_without_a_build()
    {
        await using ProcessSession session = new();

        Evaluation evaluation = await shop.Repository.JudgeAsync(session, Shop.Change(Shop.Calc, Shop.CalcSource(Max)));

        Assert.Equal((Verdict.Pass, "1 project compiled without new errors."), (evaluation.Verdict, evaluation.Reason));
        Assert.Equal(["src/Shop/bin/Debug/net10.0/Shop.dll", Shop.TestAssembly, "tests/Shop.Tests/bin/Debug/net10.0/Shop.dll"], evaluation.Built.Order(StringComparer.Ordinal));
        await AssertTestsAsync(session, "Total: 7, Errors: 0, Failed: 0");
    }

    [Fact]
    public async Task What_a_candidate_writes_into_tests_and_library_at_once_is_built_together()
    {
        await using ProcessSession session = new();
        string tests = Shop.Files()[Shop.CalcTests].Replace("Assert.Equal(4, Calc.Twice(2))", "Assert.Equal(9, Extra.Thrice(3))", StringComparison.Ordinal);

        Evaluation evaluation = await shop.Repository.JudgeAsync(
            session,
            Shop.Change("src/Shop/More/Extra.cs", "namespace Shop;\npublic static class Extra { public static int Thrice(int a) => 3 * a; }\n", FileChangeKind.Add),
            Shop.Change(Shop.CalcTests, tests));

        Assert.Equal((Verdict.Pass, "2 projects compiled without new errors."), (evaluation.Verdict, evaluation.Reason));
        Assert.Equal(["New in the public surface: class Shop.Extra", "New in the public surface: public static int Shop.Extra.Thrice(int a)"], evaluation.Findings.Select(f => f.Message).Order());
        await AssertTestsAsync(session, "Total: 7, Errors: 0, Failed: 1");
    }

    [Fact]
    public async Task A_change_of_a_surface_is_seen_by_those_who_use_it()
    {
        Evaluation evaluation = await shop.Repository.JudgeAsync(Shop.Change(Shop.Calc, Shop.CalcSource(Max).Replace("int Max(int a", "int Max(string a", StringComparison.Ordinal).Replace("a > b ? a : b", "b", StringComparison.Ordinal)));

        Assert.Equal(Verdict.Fail, evaluation.Verdict);
        Assert.Contains(evaluation.Findings, f => f is { File: Shop.CalcTests, Rule: "CS1503", Line: 6 });
    }

    [Fact]
    public async Task What_is_gone_from_a_surface_is_a_warning()
    {
        string names = Shop.Files()[Shop.Names];

        Evaluation evaluation = await shop.Repository.JudgeAsync(Shop.Change(Shop.Names, names.Replace("IsEmpty(string text)", "IsBlank(string text)", StringComparison.Ordinal)));

        Assert.Equal(
            [
                (FindingSeverity.Warning, "Gone from the public surface, which breaks who uses it: public static bool Shop.Names.IsEmpty(string text)", 12),
                (FindingSeverity.Note, "New in the public surface: public static bool Shop.Names.IsBlank(string text)", 12),
            ],
            evaluation.Findings.Select(f => (f.Severity, f.Message, f.Line ?? 0)));
    }

    [Fact]
    public async Task A_file_that_is_gone_or_renamed_is_missed_only_where_it_is_needed()
    {
        Evaluation gone = await shop.Repository.JudgeAsync(new FileChange { Path = Shop.Names, Kind = FileChangeKind.Delete });
        Evaluation renamed = await shop.Repository.JudgeAsync(new FileChange { Path = Shop.Calc, NewPath = "src/Shop/Maths.cs", Kind = FileChangeKind.Rename });

        Assert.Equal((Verdict.Fail, Shop.CalcTests), (gone.Verdict, gone.Findings[0].File));
        Assert.Equal(Verdict.Pass, renamed.Verdict);
    }

    [Fact]
    public async Task Warnings_are_errors_where_the_project_says_so_and_findings_elsewhere()
    {
        Evaluation library = await shop.Repository.JudgeAsync(Shop.Change(Shop.Calc, Shop.CalcSource(Max).Replace("=> a + a;", "{ int unused = 1; return a + a; }", StringComparison.Ordinal)));
        Evaluation tests = await shop.Repository.JudgeAsync(Shop.Change(Shop.CalcTests, Shop.Files()[Shop.CalcTests] + "class More { void M() { int hidden = 1; int? seen; } }\n"));

        Assert.Equal((Verdict.Fail, "CS0219"), (library.Verdict, library.Findings[0].Rule));
        Assert.Equal((Verdict.Pass, "CS0168", FindingSeverity.Warning), (tests.Verdict, Assert.Single(tests.Findings).Rule, tests.Findings[0].Severity));
    }

    [Theory]
    [InlineData(Shop.Sell, "sum += price", "Console.WriteLine(price)", "CS0649", "src/Shop/Till.cs")]
    [InlineData(Shop.Calc, "a + a", "((string?)null).Length", "CS8602", Shop.Calc)]
    [InlineData(Shop.Calc, "}\n", "\n    private static int Half(int a) => b / 2;\n}\n", "CS0103", Shop.Calc)]
    [InlineData(Shop.Calc, "}\n", "\n    private static string Max(int a, int b) => \"\";\n}\n", "CS0111", Shop.Calc)]
    public async Task What_only_its_own_file_sees_is_judged_as_all_else(string path, string old, string now, string rule, string file)
    {
        string text = Shop.Files()[path].Replace("a > b ? a : a", Max, StringComparison.Ordinal);

        Evaluation evaluation = await shop.Repository.JudgeAsync(Shop.Change(path, text.Replace(old, now, StringComparison.Ordinal)));

        Assert.Equal((Verdict.Fail, rule, file), (evaluation.Verdict, evaluation.Findings[0].Rule, evaluation.Findings[0].File));
    }

    [Fact]
    public async Task What_nothing_writes_any_more_is_seen_where_no_assembly_is_made_too()
    {
        await using GateRepository looking = await new GateRepository(Shop.Files(), new CompileGateOptions { Projects = [Shop.Library], WritesAssemblies = false }).OpenAsync();

        Evaluation elsewhere = await looking.JudgeAsync(Shop.Change(Shop.Sell, Shop.Files()[Shop.Sell].Replace("sum += price", "Console.WriteLine(price)", StringComparison.Ordinal)));
        Evaluation here = await looking.JudgeAsync(Shop.Change(Shop.Calc, Shop.CalcSource(Max).Replace("}\n", "\n    private static int counted;\n}\n", StringComparison.Ordinal)));

        Assert.Equal((Verdict.Fail, "CS0649", "src/Shop/Till.cs"), (elsewhere.Verdict, elsewhere.Findings[0].Rule, elsewhere.Findings[0].File));
        Assert.Equal((Verdict.Fail, "CS0169"), (here.Verdict, here.Findings[0].Rule));
    }

    [Fact]
    public async Task Private_members_come_and_go_with_what_uses_them()
    {
        await using ProcessSession session = new();
        string calc = Shop.CalcSource("Larger(a, b)").Replace("}\n", "\n    private static int Larger(int a, int b) => a > b ? a : b;\n}\n", StringComparison.Ordinal);

        Evaluation evaluation = await shop.Repository.JudgeAsync(session, Shop.Change(Shop.Calc, calc));

        Assert.Equal((Verdict.Pass, "1 project compiled without new errors."), (evaluation.Verdict, evaluation.Reason));
        await AssertTestsAsync(session, "Total: 7, Errors: 0, Failed: 0");
    }

    [Fact]
    public async Task Analyzers_of_the_sdk_look_at_what_changed_with_the_severities_of_the_project()
    {
        Evaluation evaluation = await shop.Repository.JudgeAsync(
            Shop.Change(Shop.Calc, Shop.CalcSource(Max).Replace("internal static", "private static readonly string Sign = \"plus\";\n    public static string Signs() => Sign;\n    internal static", StringComparison.Ordinal)));

        Assert.Equal((Verdict.Fail, "CA1802"), (evaluation.Verdict, evaluation.Findings[0].Rule));
    }

    [Fact]
    public async Task Generators_of_the_sdk_run_for_what_a_candidate_adds()
    {
        await using ProcessSession session = new();
        string calc = Shop.CalcSource("Digits().IsMatch(a.ToString()) && a > b ? a : b").Replace("static class", "static partial class", StringComparison.Ordinal)
            .Replace("internal static", "[System.Text.RegularExpressions.GeneratedRegex(\"^[0-9]+$\")]\n    private static partial System.Text.RegularExpressions.Regex Digits();\n\n    internal static", StringComparison.Ordinal);

        Evaluation evaluation = await shop.Repository.JudgeAsync(session, Shop.Change(Shop.Calc, calc));

        Assert.Equal((Verdict.Pass, "2 projects compiled without new errors."), (evaluation.Verdict, evaluation.Reason));
        await AssertTestsAsync(session, "Total: 7, Errors: 0, Failed: 0");
    }

    [Theory]
    [InlineData(Shop.Library, "<Project/>")]
    [InlineData(".editorconfig", "root = true")]
    [InlineData("src/Shop/greeting.txt", "good bye")]
    [InlineData("Directory.Build.props", "<Project/>\n")]
    public async Task A_change_of_what_the_compiler_is_told_is_passed_on(string path, string text)
    {
        Evaluation evaluation = await shop.Repository.JudgeAsync(Shop.Change(path, text), Shop.Change(Shop.Calc, "class {"));

        Assert.Equal((Verdict.Pass, 0), (evaluation.Verdict, evaluation.Built.Count));
        Assert.Equal($"Not judged here, because \"{path}\" changed, of which only a build knows what it does; a build has to tell.", evaluation.Reason);
        Assert.Equal("not-judged", Assert.Single(evaluation.Findings).Rule);
    }

    [Fact]
    public async Task What_no_compiler_reads_changes_nothing()
    {
        Evaluation read = await shop.Repository.JudgeAsync(Shop.Change("README.md", "# The shop\n"), Shop.Change("src/Shop/.drafts/Idea.cs", "class {", FileChangeKind.Add));

        Assert.Equal((Verdict.Pass, "No project that is built compiles what changed."), (read.Verdict, read.Reason));
    }

    [Fact]
    public async Task A_method_that_grew_complex_is_a_finding()
    {
        string text = string.Concat(Enumerable.Range(1, 20).Select(i => $"if (a == {i}) return b; "));

        Evaluation evaluation = await shop.Repository.JudgeAsync(Shop.Change(Shop.Calc, Shop.CalcSource(Max).Replace("=> a + a;", $"{{ int b = a; {text} return a + a; }}", StringComparison.Ordinal)));

        Finding finding = Assert.Single(evaluation.Findings);
        Assert.Equal(("complexity", Shop.Calc, 8), (finding.Rule, finding.File, finding.Line));
        Assert.StartsWith("\"Shop.Calc.Twice(int)\" has a cyclomatic complexity of 21, and had 1;", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Candidates_at_once_are_judged_as_one_by_one()
    {
        Evaluation[] all = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => shop.Repository.JudgeAsync(Shop.Change(Shop.Calc, Shop.CalcSource(i % 3 == 0 ? "missing" : $"a > b ? a : b + {i} - {i}")))));

        Assert.All(all.Index(), e => Assert.Equal(e.Index % 3 == 0 ? Verdict.Fail : Verdict.Pass, e.Item.Verdict));
    }

    [Theory]
    [InlineData("(", ")", 400)]
    [InlineData("!", "", 5000)]
    [InlineData("a => ", "", 300)]
    [InlineData("M(x => ", ")", 12)]
    [InlineData("M(x => ", ")", 5)]
    [InlineData("a ? b : ", "", 5000)]
    [InlineData("x.", "", 5000)]
    [InlineData("1 + ", "", 9000)]
    [InlineData("$\"{", "}\"", 200)]
    [InlineData("new[] { ", "}", 400)]
    public async Task No_source_however_deep_ends_the_process_or_keeps_it_busy(string open, string close, int count)
    {
        long started = Stopwatch.GetTimestamp();
        string deep = string.Concat(Enumerable.Repeat(open, count)) + "1" + string.Concat(Enumerable.Repeat(close, count));

        Evaluation evaluation = await shop.Repository.JudgeAsync(Shop.Change(Shop.Calc, Shop.CalcSource(Max).Replace("=> a + a;", $"{{ var y = {deep}; return 1; }}", StringComparison.Ordinal)));

        Assert.True(evaluation.Verdict is Verdict.Fail or Verdict.Pass);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_no_verdict()
    {
        await using ProcessSession session = new();
        EvaluationRequest request = shop.Repository.Request(session, new Candidate { Changes = new ChangeSet { Files = [Shop.Change(Shop.Calc, "class A;")] } });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await shop.Repository.Gate.EvaluateAsync(request, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task What_nobody_built_is_passed_on()
    {
        await using ProcessSession session = new();

        Evaluation evaluation = await new CSharpCompileGate().EvaluateAsync(
            shop.Repository.Request(session, new Candidate { Changes = new ChangeSet { Files = [Shop.Change(Shop.Calc, "class {")] } }), TestContext.Current.CancellationToken);

        Assert.Equal("Not judged here, because the untouched repository was not built here; a build has to tell.", evaluation.Reason);
    }

    [Theory]
    [InlineData("../A.csproj")]
    [InlineData("/a/A.csproj")]
    [InlineData("-t:Evil")]
    public void What_is_no_project_within_the_workspace_is_refused(string project) => Assert.Throws<AgentLoopException>(() => new CSharpCompileGate(project));

    private static async Task AssertTestsAsync(ProcessSession session, string expected)
    {
        CommandResult tests = await session.ExecuteAsync(new SandboxCommand { Program = "dotnet", Arguments = ["exec", Shop.TestAssembly, "-noColor"] });
        Assert.Contains(expected, tests.StandardOutput.Text + tests.StandardError.Text, StringComparison.Ordinal);
    }
}
