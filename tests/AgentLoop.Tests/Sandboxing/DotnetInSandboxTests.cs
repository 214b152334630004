namespace AgentLoop.Tests.Sandboxing;

public sealed class DotnetInSandboxTests : SessionTest
{
    [Fact]
    public async Task Several_projects_are_built_and_run_inside()
    {
        await WriteProjectAsync("App", "System.Console.WriteLine($\"built {A.Word} {B.Word}\");", "Exe", "A", "B");
        await WriteProjectAsync("A", "public static class A { public const string Word = \"inside\"; }", "Library");
        await WriteProjectAsync("B", "public static class B { public const string Word = \"out\"; }", "Library");
        await using (ISandboxSession free = await OpenAsync(Sandboxes.Unisolated))
            Succeeds(await free.ExecuteAsync(Dotnet("restore", "App")));

        await using ISandboxSession session = await OpenAsync();
        Succeeds(await session.ExecuteAsync(Dotnet("build", "App", "--no-restore", "--tl:off")));
        CommandResult run = await session.ExecuteAsync(Dotnet("exec", "App/bin/Debug/net10.0/App.dll"));
        Assert.Equal("built inside out\n", run.StandardOutput.Text);
    }

    [Fact]
    public async Task A_failure_for_want_of_sockets_is_explained()
    {
        const string Failing = "echo 'at Microsoft.VisualStudio.TestPlatform.CommunicationUtilities.SocketServer.Start' >&2; exit 1";
        await using ISandboxSession closed = await OpenAsync();
        Assert.Contains("VSTest", (await closed.ExecuteAsync(SandboxCommand.Shell(Failing))).StandardError.Text, StringComparison.Ordinal);
    }

    private async Task WriteProjectAsync(string name, string code, string output, params string[] references)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Workspace, name)).FullName;
        string items = string.Concat(references.Select(reference => $"<ProjectReference Include=\"../{reference}/{reference}.csproj\" />"));
        string project =
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>{output}</OutputType><TargetFramework>net10.0</TargetFramework><UseAppHost>false</UseAppHost></PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """;
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".csproj"), project);
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".cs"), code);
    }

    private static SandboxCommand Dotnet(params string[] arguments) => new() { Program = "dotnet", Arguments = arguments };

    private static void Succeeds(CommandResult result) =>
        Assert.True(result.Succeeded, result.StandardOutput.Text + result.StandardError.Text + result.StartFailure);
}
