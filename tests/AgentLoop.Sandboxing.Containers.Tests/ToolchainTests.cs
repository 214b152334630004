namespace AgentLoop.Sandboxing.Containers.Tests;

/// <summary>What a coding agent runs: builds and tests.</summary>
public sealed class ToolchainTests : ContainerTest
{
    private const string PackageVersions =
        """
        <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
        <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
        <PackageReference Include="xunit.v3" Version="3.2.2" />
        """;

    [Fact]
    public async Task Dotnet_builds_several_projects_and_runs_them()
    {
        await WriteProjectAsync("App", "System.Console.WriteLine(A.Word);", "<ProjectReference Include=\"../A/A.csproj\" />", "Exe");
        await WriteProjectAsync("A", "public static class A { public const string Word = \"built inside\"; }", "");
        await using ISandboxSession session = await OpenAsync();
        Succeeds(await session.ExecuteAsync(Dotnet("build", "App", "--tl:off")));
        CommandResult run = await session.ExecuteAsync(Dotnet("exec", "App/bin/Debug/net10.0/App.dll"));
        Assert.Equal("built inside\n", run.StandardOutput.Text);
    }

    [Fact]
    public async Task Dotnet_test_runs_tests_through_VSTest()
    {
        const string Code =
            """
            public class T
            {
                [Xunit.Fact] public void Passes() { }
                [Xunit.Fact] public void Fails() => Xunit.Assert.Equal("inside", "outside");
            }
            """;
        await WriteProjectAsync("Tests", Code, PackageVersions, "Exe");
        await using ISandboxSession session = await OpenAsync();
        CommandResult result = await session.ExecuteAsync(Dotnet("test", "Tests", "--tl:off"));
        Assert.True(result.ExitCode == 1 && result.StandardOutput.Text.Contains("Failed:     1, Passed:     1", StringComparison.Ordinal), Said(result));
    }

    [Fact]
    public async Task Python_runs_its_unit_tests()
    {
        await File.WriteAllTextAsync(InWorkspace("test_it.py"), "import unittest\nclass T(unittest.TestCase):\n  def test_one(self): self.assertEqual(1, 1)\n");
        CommandResult result = await RunAsync("python3 -m unittest");
        Assert.True(result.Succeeded && result.StandardError.Text.Contains("Ran 1 test", StringComparison.Ordinal), Said(result));
    }

    [Fact]
    public async Task Node_runs_its_tests()
    {
        await File.WriteAllTextAsync(InWorkspace("it.test.js"), "require('node:test')('one', () => require('node:assert').equal(1, 1));\n");
        CommandResult result = await RunAsync("node --test");
        Assert.True(result.Succeeded && result.StandardOutput.Text.Contains("# pass 1", StringComparison.Ordinal), Said(result));
    }

    [Fact]
    public async Task Git_works_on_the_workspace_but_does_not_write_its_repository()
    {
        Succeeds(await RunFreelyAsync("git init -q . && git -c user.name=a -c user.email=a@b commit -q --allow-empty -m first"));
        CommandResult result = await RunAsync("echo new > file; git status --porcelain; git log --format=%s; git add file");
        Assert.Equal("?? file\nfirst\n", result.StandardOutput.Text);
        Assert.NotEqual(0, result.ExitCode);
    }

    [Fact]
    public async Task The_host_s_toolchain_can_be_left_out()
    {
        ContainerSandbox sandbox = new(new ContainerSandboxOptions { Image = Containers.Image, HostToolchain = false });
        await using ISandboxSession session = await sandbox.OpenAsync(Request);
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("command -v dotnet; env | grep -E '^(DOTNET_ROOT|NUGET_PACKAGES)='; true"));
        Assert.Equal("", result.StandardOutput.Text);
    }

    private async Task WriteProjectAsync(string name, string code, string items, string output = "Library")
    {
        string folder = Directory.CreateDirectory(InWorkspace(name)).FullName;
        string project =
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>{output}</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <UseAppHost>{(items.Contains("xunit", StringComparison.Ordinal) ? "true" : "false")}</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """;
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".csproj"), project);
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".cs"), code);
    }

    private static SandboxCommand Dotnet(params string[] arguments) => new() { Program = "dotnet", Arguments = arguments };
}
