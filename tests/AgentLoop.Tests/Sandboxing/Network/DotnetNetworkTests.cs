namespace AgentLoop.Tests.Sandboxing;

/// <summary>What the grants are for: restoring packages before a test, and runners that talk to their test hosts.</summary>
public sealed class DotnetNetworkTests : SessionTest
{
    [Fact]
    public async Task Packages_are_restored_from_a_granted_feed_and_from_no_other()
    {
        await using PackageFeed feed = new();
        await WriteAsync("App.csproj", Project("""<PackageReference Include="AgentLoop.Sample" Version="1.2.3" />"""));
        await WriteAsync("nuget.config", $"""
            <configuration><packageSources><clear /><add key="feed" value="{feed.Index}" allowInsecureConnections="true" /></packageSources></configuration>
            """);
        CommandResult without = await RestoreAsync(NetworkGrant.Hosts());
        Assert.False(without.Succeeded);
        Assert.Equal(0, feed.Requests);

        CommandResult with = await RestoreAsync(NetworkGrant.Hosts("127.0.0.1") with { Ports = [feed.Port] });
        Assert.True(with.Succeeded, with.StandardOutput.Text + with.StandardError.Text);
        Assert.True(File.Exists(Path.Combine(Workspace, "packages/agentloop.sample/1.2.3/agentloop.sample.1.2.3.nupkg")));
        Assert.All(with.Network, decision => Assert.Equal(("127.0.0.1", feed.Port, true), (decision.Host, decision.Port, decision.Allowed)));
    }

    [Fact]
    public async Task A_runner_that_talks_to_its_test_host_works_with_a_loopback()
    {
        await WriteAsync("Tests.csproj", Project("""
            <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
            <PackageReference Include="xunit.v3" Version="3.2.2" />
            <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
            """));
        await WriteAsync("Sample.cs", "public sealed class Sample { [Xunit.Fact] public void Passes() { } }");
        await using (ISandboxSession free = await OpenAsync(Sandboxes.Unisolated))
            Succeeds(await free.ExecuteAsync(Dotnet("restore")));

        await using ISandboxSession session = await Sandboxes.Landlock.OpenAsync(Request with { Network = NetworkGrant.Loopback });
        CommandResult result = await session.ExecuteAsync(Dotnet("test", "--no-restore", "--tl:off"));
        Succeeds(result);
        Assert.Contains("Passed:     1", result.StandardOutput.Text);
    }

    private async Task<CommandResult> RestoreAsync(NetworkGrant grant)
    {
        await using ISandboxSession session = await Sandboxes.Landlock.OpenAsync(Request with { Network = grant });
        return await session.ExecuteAsync(Dotnet("restore", "-p:RestoreDisableParallel=true") with
        {
            Environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(Workspace, "packages") },
        });
    }

    private static string Project(string items) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """;

    private async Task WriteAsync(string name, string content) => await File.WriteAllTextAsync(Path.Combine(Workspace, name), content);

    private static SandboxCommand Dotnet(params string[] arguments) => new() { Program = "dotnet", Arguments = arguments };

    private static void Succeeds(CommandResult result) =>
        Assert.True(result.Succeeded, result.StandardOutput.Text + result.StandardError.Text + result.StartFailure);
}
