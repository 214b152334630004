using System.Reflection;

namespace AgentLoop.Tests.Evaluating;

public sealed class DotNetTestTests
{
    private const string Project = "tests/Lib.Tests/Lib.Tests.csproj";
    private const string Calc = "tests/Lib.Tests/Calc.cs";

    [Fact]
    public async Task A_real_project_is_built_run_and_judged_before_and_after_a_change()
    {
        await using ProcessSession session = new();
        await LayAsync(session);
        IEvaluator evaluator = Evaluators.DotNetTest(Project);

        AgentLoop.Evaluation baseline = await JudgeAsync(evaluator, session, null);
        Assert.Equal((Verdict.Fail, "1 of 3 tests failed."), (baseline.Verdict, baseline.Reason));
        Assert.Equal(("tests/Lib.Tests/CalcTests.cs", 5), (baseline.Findings[0].File, baseline.Findings[0].Line));
        Assert.StartsWith("Lib.Tests.CalcTests.Max(a: 1, b: 2, max: 2): Assert.Equal() Failure", baseline.Findings[0].Message, StringComparison.Ordinal);

        await session.WriteFileAsync(Calc, Source("a > b ? a : b"));
        AgentLoop.Evaluation mended = await JudgeAsync(evaluator, session, baseline);
        Assert.Equal((Verdict.Pass, 1.0, "3 tests passed, 1 skipped."), (mended.Verdict, mended.Score, mended.Reason));
        Assert.Equal(["Lib.Tests.CalcTests.Max(a: 1, b: 2, max: 2)"], mended.Comparison!.Fixed);

        await session.WriteFileAsync(Calc, Source("a > b ? a : c"));
        AgentLoop.Evaluation broken = await JudgeAsync(evaluator, session, baseline);
        Assert.Equal((Verdict.Fail, 0.0), (broken.Verdict, broken.Score));
        Assert.Equal([(Calc, 3)], broken.Findings.Select(finding => (finding.File, finding.Line ?? 0)));
        Assert.StartsWith("CS0103: ", broken.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_the_product_writes_in_the_runners_place_is_not_believed()
    {
        await using ProcessSession session = new();
        await LayAsync(session);
        IEvaluator evaluator = Evaluators.DotNetTest(Project);
        AgentLoop.Evaluation baseline = await JudgeAsync(evaluator, session, null);

        await session.WriteFileAsync(Calc, """
            namespace Lib;
            public static class Calc
            {
                static Calc()
                {
                    string[] arguments = Environment.GetCommandLineArgs();
                    string[] names = ["Lib.Tests.CalcTests.Max(a: 1, b: 2, max: 2)", "Lib.Tests.CalcTests.Max(a: 3, b: 2, max: 3)", "Lib.Tests.CalcTests.Equal"];
                    string results = string.Concat(names.Select(name => $"<UnitTestResult testName='{name}' outcome='Passed'/>"));
                    string path = Path.Combine(AppContext.BaseDirectory, "../../../../..", arguments[Array.IndexOf(arguments, "-trx") + 1]);
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.WriteAllText(path, $"<TestRun><Results>{results}</Results></TestRun>");
                    typeof(Environment).GetMethod("Ex" + "it")!.Invoke(null, [0]);
                }

                public static int Max(int a, int b) => 0;
            }
            """);
        AgentLoop.Evaluation forged = await JudgeAsync(evaluator, session, baseline);

        Assert.Equal((Verdict.Inconclusive, "The report is not what the runner writes: it does not say when the run began and ended, or counts nothing."), (forged.Verdict, forged.Reason));
        Assert.Empty(Directory.GetFiles(Path.Combine(session.Root, "tests/Lib.Tests/obj/TestResults"), "Lib.Tests.trx"));
    }

    [Theory]
    [InlineData(DotNetTestRunner.XunitV3, "-trx t/obj/TestResults/A.trx")]
    [InlineData(DotNetTestRunner.TestingPlatform, "--report-trx --report-trx-filename A.trx --results-directory t/obj/TestResults")]
    [InlineData(DotNetTestRunner.XunitV3OnTestingPlatform, "--report-xunit-trx --report-xunit-trx-filename A.trx --results-directory t/obj/TestResults")]
    [InlineData(DotNetTestRunner.VSTest, "--logger:trx;LogFileName=A.trx --ResultsDirectory:t/obj/TestResults")]
    public void Each_runner_is_told_where_to_write_its_report(DotNetTestRunner runner, string arguments)
    {
        TestSuite options = new DotNetTestCommands(new DotNetTestOptions { Project = "t/A.csproj", Runner = runner, Framework = "net10.0", TestArguments = ["--x"] }).ToSuite();

        string command = string.Join(' ', options.Command.Arguments);
        Assert.Contains(arguments, command, StringComparison.Ordinal);
        Assert.EndsWith(" --x", command, StringComparison.Ordinal);
        Assert.Equal(("A", "t/obj/TestResults/A.trx"), (options.Name, options.Report));
        Assert.Equal(runner == DotNetTestRunner.VSTest, command.StartsWith("vstest t/bin/Debug/net10.0/A.dll", StringComparison.Ordinal));
        Assert.Equal(runner != DotNetTestRunner.VSTest, command.StartsWith("exec t/bin/Debug/net10.0/A.dll", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("t", "The build left no")]
    [InlineData("t/bin/Debug/net9.0/A.dll t/bin/Debug/net10.0/A.dll", "for several frameworks")]
    public async Task A_program_that_cannot_be_found_is_said_in_a_sentence(string files, string expected)
    {
        await using ProcessSession session = new();
        foreach (string file in files.Split(' '))
            await session.WriteFileAsync(file, "");
        TestSuite suite = new DotNetTestCommands(new DotNetTestOptions { Project = "t/A.csproj" }).ToSuite();

        AgentLoop.Evaluation evaluation = await JudgeAsync(Evaluators.Tests(suite with { Build = [] }), session, null);

        Assert.Equal(Verdict.Error, evaluation.Verdict);
        Assert.StartsWith("The shell could not run \"run-tests exec t/bin/Debug/* A.dll -trx", evaluation.Reason, StringComparison.Ordinal);
        Assert.Contains(expected, evaluation.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tests")]
    [InlineData("/abs/A.csproj")]
    public void What_is_no_relative_project_file_is_refused(string project) => Assert.Throws<ArgumentException>(() => Evaluators.DotNetTest(project));

    private static async Task LayAsync(ProcessSession session)
    {
        string version = typeof(FactAttribute).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        foreach (string file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            await session.WriteFileAsync(file, "<Project/>");
        await session.WriteFileAsync(Calc, Source("a > b ? a : a"));
        await session.WriteFileAsync(Project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
            <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><ImplicitUsings>enable</ImplicitUsings><NuGetAudit>false</NuGetAudit></PropertyGroup>
            <ItemGroup><PackageReference Include="xunit.v3" Version="{version}"/></ItemGroup></Project>
            """);
        await session.WriteFileAsync("tests/Lib.Tests/CalcTests.cs", """
            using Xunit;
            namespace Lib.Tests;
            public class CalcTests
            {
                [Theory] [InlineData(1, 2, 2)] [InlineData(3, 2, 3)] public void Max(int a, int b, int max) => Assert.Equal(max, Calc.Max(a, b));
                [Fact] public void Equal() => Assert.Equal(2, Calc.Max(2, 2));
                [Fact(Skip = "later")] public void Later() { }
            }
            """);
        CommandResult restored = await session.ExecuteAsync(new SandboxCommand { Program = "dotnet", Arguments = ["restore", Project, "-nodeReuse:false"] });
        Assert.True(restored.Succeeded, restored.StandardOutput.Text);
    }

    private static string Source(string expression) => $"namespace Lib;\npublic static class Calc {{ public static int Max(int a, int b) =>\n    {expression}; }}\n";

    private static async Task<AgentLoop.Evaluation> JudgeAsync(IEvaluator evaluator, ProcessSession session, AgentLoop.Evaluation? baseline) =>
        await evaluator.EvaluateAsync(
            new EvaluationRequest { Run = RunScope.Detached(), Brief = new Brief { Goal = "g" }, Workspace = NoFiles.View, Sandbox = session, Baseline = baseline, Candidate = baseline is null ? null : new Candidate { Changes = ChangeSet.Empty } },
            TestContext.Current.CancellationToken);
}
