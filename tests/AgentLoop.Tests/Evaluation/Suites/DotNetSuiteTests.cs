using System.Reflection;

namespace AgentLoop.Tests.Evaluating;

public sealed class DotNetSuiteTests
{
    private const string Tests = """
        using System;
        using Xunit;
        namespace Lib.Tests;
        public class CalcTests
        {
            private static readonly string Mode = Environment.GetEnvironmentVariable("MODE") ?? "";
            [Theory] [InlineData(1, 2)] [InlineData(3, 2)] public void Max(int a, int b) => Assert.Equal(Mode == "fail" ? 3 : Math.Max(a, b), Math.Max(a, b));
            [Fact] public void Ok() { if (Mode == "crash") Environment.FailFast("crashed"); }
            [Fact(Skip = "later")] public void Later() { }
        }
        """;

    [Fact]
    public async Task Every_test_of_several_projects_is_told_right()
    {
        string version = typeof(FactAttribute).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        using SuiteRepository repository = new(
            ("Directory.Build.props", "<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>"),
            ("Directory.Build.targets", "<Project/>"),
            ("Directory.Packages.props", "<Project/>"),
            ("a tests/A.Tests.csproj", Project(version)),
            ("a tests/Tests.cs", Tests),
            ("b/B.Tests.csproj", Project(version)),
            ("b/Tests.cs", "public class Few { [Xunit.Fact] public void One() { } }"));
        DetectedTests found = await repository.DetectAsync();
        Assert.Equal(["A.Tests", "B.Tests"], found.Suites.Select(suite => suite.Name));
        await RestoreAsync(repository, found);
        (TestSuite a, TestSuite b) = (found.Suites[0], found.Suites[1]);
        Assert.Same(a.Build, b.Build);

        Assert.Equal(["Lib.Tests.CalcTests.Later:S", "Lib.Tests.CalcTests.Max(a: 1, b: 2):P", "Lib.Tests.CalcTests.Max(a: 3, b: 2):P", "Lib.Tests.CalcTests.Ok:P"], await repository.RunAsync(a));
        Assert.Equal(0, repository.ExitCode);
        a = a with { Build = [] };
        string[] ran = await repository.RunAsync(b with { Build = [] });
        Assert.True(ran is ["Few.One:P"], repository.Output);
        Assert.Equal(["Lib.Tests.CalcTests.Later:S", "Lib.Tests.CalcTests.Max(a: 1, b: 2):F", "Lib.Tests.CalcTests.Max(a: 3, b: 2):P", "Lib.Tests.CalcTests.Ok:P"], await repository.RunAsync(a, In("fail", a.Command)));
        Assert.Equal(1, repository.ExitCode);

        TestResult[] chosen = [new() { Name = "Lib.Tests.CalcTests.Max(a: 1, b: 2)", Outcome = TestOutcome.Failed }];
        Assert.Equal(["Lib.Tests.CalcTests.Max(a: 1, b: 2):P", "Lib.Tests.CalcTests.Max(a: 3, b: 2):P"], await repository.RunAsync(a, a.Filter!.Select(a.Command, chosen)));
        Assert.Empty(await repository.RunAsync(a, a.Filter!.Select(a.Command, [chosen[0] with { Name = "Lib.Tests.Gone.Test" }])));

        File.Delete(Path.Combine(repository.Root, a.Report!));
        Assert.Empty(await repository.RunAsync(a, In("crash", a.Command)));
        Assert.Equal(134, repository.ExitCode);
    }

    private static string Project(string version) => $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="xunit.v3" Version="{version}"/></ItemGroup></Project>""";

    private static SandboxCommand In(string mode, SandboxCommand command) =>
        command with { Environment = new Dictionary<string, string>(command.Environment, StringComparer.Ordinal) { ["MODE"] = mode } };

    /// <summary>Restores from the packages of this machine, outside of a sandbox, as a preparation does with a network.</summary>
    private static async Task RestoreAsync(SuiteRepository repository, DetectedTests found)
    {
        await using ISandboxSession session = await Sandboxes.Unisolated.OpenAsync(new SandboxRequest { Workspace = repository.Root }, TestContext.Current.CancellationToken);
        foreach (SandboxCommand restore in found.Preparation!.Commands.Where(command => command.Arguments[0] == "restore"))
        {
            CommandResult restored = await session.ExecuteAsync(restore, TestContext.Current.CancellationToken);
            Assert.True(restored.Succeeded, restored.StandardOutput.Text);
        }
    }
}
