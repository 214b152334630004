namespace AgentLoop.Tests.Sandboxing;

public sealed class DotnetInSandboxTests : SessionTest
{
    [Fact]
    public async Task A_project_is_built_and_run_inside()
    {
        const string Project =
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><UseAppHost>false</UseAppHost></PropertyGroup>
            </Project>
            """;
        await File.WriteAllTextAsync(Path.Combine(Workspace, "App.csproj"), Project);
        await File.WriteAllTextAsync(Path.Combine(Workspace, "App.cs"), "System.Console.WriteLine(\"built inside\");");
        await using (ISandboxSession free = await OpenAsync(Sandboxes.Unisolated))
            Succeeds(await free.ExecuteAsync(Dotnet("restore")));

        await using ISandboxSession session = await OpenAsync();
        Succeeds(await session.ExecuteAsync(Dotnet("build", "--no-restore", "--tl:off")));
        CommandResult run = await session.ExecuteAsync(Dotnet("exec", "bin/Debug/net10.0/App.dll"));
        Assert.Equal("built inside\n", run.StandardOutput.Text);
    }

    private static SandboxCommand Dotnet(params string[] arguments) => new() { Program = "dotnet", Arguments = arguments };

    private static void Succeeds(CommandResult result) =>
        Assert.True(result.Succeeded, result.StandardOutput.Text + result.StandardError.Text + result.StartFailure);
}
