namespace AgentLoop.Tests.Sandboxing;

/// <summary>What is built and tested by agents works inside, without a network.</summary>
public sealed class BubblewrapToolTests : BubblewrapTest
{
    [Fact]
    public async Task Several_projects_are_restored_built_and_run_inside()
    {
        await WriteProjectAsync("App", "System.Console.WriteLine($\"built {A.Word} {B.Word}\");", "<OutputType>Exe</OutputType>", Reference("A"), Reference("B"));
        await WriteProjectAsync("A", "public static class A { public const string Word = \"inside\"; }", "");
        await WriteProjectAsync("B", "public static class B { public const string Word = \"out\"; }", "");
        await using ISandboxSession session = await OpenSessionAsync();
        Succeeds(await session.ExecuteAsync(Dotnet("build", "App", "--tl:off", "-m:2")));
        Assert.Equal("built inside out\n", Succeeds(await session.ExecuteAsync(Dotnet("exec", "App/bin/Debug/net10.0/App.dll"))));
    }

    [Fact]
    public async Task A_test_project_is_tested_inside_by_way_of_its_own_loopback()
    {
        const string Code = "public class Sums { [Xunit.Fact] public void Passes() { } [Xunit.Fact] public void Fails() => Xunit.Assert.Fail(\"as it should\"); }";
        await WriteProjectAsync("T", Code, "<OutputType>Exe</OutputType><UseAppHost>true</UseAppHost>", Package("xunit.v3", "3.2.2"), Package("xunit.runner.visualstudio", "3.1.5"), Package("Microsoft.NET.Test.Sdk", "18.11.0"));
        await using ISandboxSession session = await OpenSessionAsync();
        CommandResult result = await session.ExecuteAsync(Dotnet("test", "T", "--tl:off"));
        Assert.True(
            result.StandardOutput.Text.Contains("Failed:     1, Passed:     1", StringComparison.Ordinal), result.StandardOutput.Text + result.StandardError.Text);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task Tests_of_python_run_inside()
    {
        await File.WriteAllTextAsync(Path.Combine(Workspace, "test_it.py"), "import unittest\nclass T(unittest.TestCase):\n  def test_it(self):\n    self.assertEqual(2, 1 + 1)\n");
        CommandResult result = await RunAsync("python3 -m unittest -v && python3 -c 'import ssl, sqlite3, multiprocessing; print(multiprocessing.Pool(2).map(abs, [-1, 2]))'");
        Assert.Equal("[1, 2]\n", Succeeds(result));
        Assert.Contains("Ran 1 test", result.StandardError.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tests_of_node_run_inside()
    {
        await File.WriteAllTextAsync(Path.Combine(Workspace, "it.test.js"), "require('node:test')('it', () => require('node:assert').equal(2, 1 + 1));");
        Assert.Contains("pass 1", Succeeds(await RunAsync("node --test")), StringComparison.Ordinal);
    }

    private static string Reference(string name) => $"<ProjectReference Include=\"../{name}/{name}.csproj\" />";

    private static string Package(string name, string version) => $"<PackageReference Include=\"{name}\" Version=\"{version}\" />";

    private static SandboxCommand Dotnet(params string[] arguments) => new() { Program = "dotnet", Arguments = arguments };

    private static string Succeeds(CommandResult result)
    {
        Assert.True(result.Succeeded, result.StandardOutput.Text + result.StandardError.Text + result.StartFailure);
        return result.StandardOutput.Text;
    }

    private async Task WriteProjectAsync(string name, string code, string properties, params string[] items)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Workspace, name)).FullName;
        string project =
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><UseAppHost>false</UseAppHost><NuGetAudit>false</NuGetAudit>{properties}</PropertyGroup>
              <ItemGroup>{string.Concat(items)}</ItemGroup>
            </Project>
            """;
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".csproj"), project);
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".cs"), code);
    }
}
