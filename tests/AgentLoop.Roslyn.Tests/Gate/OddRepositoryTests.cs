using System.Text;

namespace AgentLoop.Roslyn.Tests;

/// <summary>Repositories of which this process knows less than their builds do.</summary>
public sealed class OddRepositoryTests
{
    private const string App = "app/App.csproj";
    private const string Program = "app/Program.cs";

    [Fact]
    public async Task A_generator_of_the_repository_is_never_loaded_and_errors_it_may_mend_are_left_to_the_build()
    {
        await using GateRepository repository = await Repository(
            ("gen/Gen.csproj", Project("<ItemGroup><Reference Include=\"$(RoslynTargetsPath)/bincore/Microsoft.CodeAnalysis.dll\" Private=\"false\"/></ItemGroup>", "<IsRoslynComponent>true</IsRoslynComponent>")),
            ("gen/Gen.cs", """
                using Microsoft.CodeAnalysis;
                [Generator]
                public sealed class Gen : IIncrementalGenerator
                {
                    public void Initialize(IncrementalGeneratorInitializationContext context) =>
                        context.RegisterPostInitializationOutput(c => c.AddSource("Made.g.cs", "public static class Made { public static string Where = \"" + System.Environment.ProcessId + "\"; }"));
                }
                """),
            (App, Project("<ItemGroup><ProjectReference Include=\"../gen/Gen.csproj\" OutputItemType=\"Analyzer\" ReferenceOutputAssembly=\"false\"/></ItemGroup>", "<OutputType>Exe</OutputType>")),
            (Program, "System.Console.WriteLine(Made.Where);\n")).OpenAsync();

        Assert.Equal("2 projects compiled.", repository.Baseline.Reason + repository.Baseline.Feedback);
        Evaluation unsure = await repository.JudgeAsync(Shop.Change(Program, "System.Console.WriteLine(Made.Why);\n"));
        Evaluation syntax = await repository.JudgeAsync(Shop.Change(Program, "System.Console.WriteLine(Made.Where;\n"));
        Evaluation fine = await repository.JudgeAsync(Shop.Change(Program, "System.Console.WriteLine(Made.Where + 1);\n"));

        Assert.Equal((Verdict.Pass, 0), (unsure.Verdict, unsure.Built.Count));
        Assert.Equal("Not judged here, because the generator \"Gen\" of App does not run here; a build has to tell.", unsure.Reason);
        Assert.Contains(unsure.Findings, f => f is { Rule: "CS0117", Severity: FindingSeverity.Note, Line: 1 });
        Assert.Equal((Verdict.Fail, "CS1026"), (syntax.Verdict, syntax.Findings[0].Rule));
        Assert.Equal("1 project compiled without new errors. No assemblies were written, because the generator \"Gen\" of App does not run here.", fine.Reason);
        Assert.Contains(repository.Baseline.Findings, f => f.Message == "Errors that are seen here are left to the build to confirm, because the generator \"Gen\" of App does not run here.");
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), a => a.GetName().Name == "Gen");
    }

    [Fact]
    public async Task What_did_not_compile_before_is_held_against_nobody()
    {
        await using GateRepository repository = await Repository(
            (App, Project("", "")), (Program, "class A { int X() => missing; }\n"), ("app/B.cs", "class B { int Y() => 1; }\n")).OpenAsync();

        Evaluation moved = await repository.JudgeAsync(Shop.Change(Program, "// moved\nclass A { int X() => missing; }\n"), Shop.Change("app/B.cs", "class B { int Y() => 2; }\n"));
        Evaluation worse = await repository.JudgeAsync(Shop.Change("app/B.cs", "class B { int Y() => missing; }\n"));
        Evaluation mended = await repository.JudgeAsync(Shop.Change(Program, "class A { int X() => 1; }\n"));

        Assert.Equal((Verdict.Fail, "The untouched repository does not build; it has 1 error."), (repository.Baseline.Verdict, repository.Baseline.Reason));
        Assert.Equal("app/Program.cs(1): error CS0103: The name 'missing' does not exist in the current context", repository.Baseline.Feedback);
        Assert.Equal(Verdict.Pass, moved.Verdict);
        Assert.StartsWith("1 project compiled without new errors. 1 error that was there before is left.", moved.Reason, StringComparison.Ordinal);
        Assert.Equal((Verdict.Fail, "app/B.cs"), (worse.Verdict, Assert.Single(worse.Findings).File));
        Assert.Equal("1 project compiled without new errors. No assemblies were written, because the untouched repository could not be built.", mended.Reason);
    }

    [Fact]
    public async Task What_only_the_sandbox_has_is_read_through_it()
    {
        List<string> asked = [];
        await using GateRepository repository = await Repository((App, Project("", "")), (Program, "class A { }\n")).OpenAsync(
            session => new OtherMachine(session, asked));

        Evaluation evaluation = await repository.JudgeAsync(Shop.Change(Program, "class A { string B => System.Linq.Enumerable.Repeat(\"a\", 2).First(); }\n"));

        Assert.Equal("1 project compiled.", repository.Baseline.Reason);
        Assert.Equal("CS1061", Assert.Single(evaluation.Findings).Rule);
        Assert.Contains(asked, path => path.StartsWith("obj/agentloop/files/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_compiler_that_takes_too_long_decides_nothing()
    {
        await using GateRepository repository = await new GateRepository(
            new Dictionary<string, string>(Plain((App, Project("", "")), (Program, "class A { }\n"))), new CompileGateOptions { Projects = [App], CompileTimeout = TimeSpan.FromTicks(1) }).OpenAsync();

        Evaluation evaluation = await repository.JudgeAsync(Shop.Change(Program, "class {"));

        Assert.Equal((Verdict.Inconclusive, "Nothing was compiled, because the compiler did not end in time."), (repository.Baseline.Verdict, repository.Baseline.Reason));
        Assert.Equal((Verdict.Pass, "Not judged here, because the compiler did not end within 0 s; a build has to tell."), (evaluation.Verdict, evaluation.Reason));
    }

    private static GateRepository Repository(params (string Path, string Text)[] files) => new(Plain(files), new CompileGateOptions { Projects = [App] });

    private static Dictionary<string, string> Plain(params (string Path, string Text)[] files) =>
        files.Concat([("Directory.Build.props", "<Project/>"), ("Directory.Build.targets", "<Project/>"), ("Directory.Packages.props", "<Project/>")])
            .ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal);

    private static string Project(string items, string properties) =>
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit>{properties}</PropertyGroup>{items}</Project>";

    /// <summary>A sandbox on a machine whose framework is not the one here.</summary>
    private sealed class OtherMachine(ISandboxSession inner, List<string> asked) : ISandboxSession
    {
        public ValueTask<CommandResult> ExecuteAsync(SandboxCommand command, CancellationToken cancellationToken = default) => inner.ExecuteAsync(command, cancellationToken);

        public async ValueTask<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken = default)
        {
            asked.Add(path);
            ReadOnlyMemory<byte>? content = await inner.ReadFileAsync(path, cancellationToken);
            if (path != "obj/agentloop/collected.txt" || content is null)
                return content;
            return Encoding.UTF8.GetBytes(string.Join('\n', Encoding.UTF8.GetString(content.Value.Span).Split('\n').Select(line =>
                line.StartsWith("file", StringComparison.Ordinal) && line.EndsWith("System.Linq.dll", StringComparison.Ordinal) ? $"file\t{new string('0', 63)}1\t{line.Split('\t')[2]}" : line)));
        }

        public ValueTask WriteFileAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) => inner.WriteFileAsync(path, content, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
