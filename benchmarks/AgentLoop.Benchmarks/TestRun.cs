using System.Diagnostics;
using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>What does <c>dotnet test</c> of a built project cost in each sandbox, against the same outside?</summary>
public class TestRun
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
            <PackageReference Include="xunit.v3" Version="3.2.2" />
            <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
          </ItemGroup>
        </Project>
        """;

    private const string Tests =
        """
        public sealed class Sums
        {
            [Xunit.Theory, Xunit.InlineData(1, 2), Xunit.InlineData(2, 4), Xunit.InlineData(3, 6)]
            public void A_number_and_itself_are_its_double(int number, int twice) => Xunit.Assert.Equal(twice, number + number);
        }
        """;

    private static readonly string[] Arguments = ["test", "--no-restore", "--tl:off", "-nodeReuse:false"];

    private readonly string folder = Directory.CreateTempSubdirectory("agentloop-benchmark-").FullName;
    private readonly Dictionary<string, ISandboxSession> sessions = new(StringComparer.Ordinal);

    private string Free => Path.Combine(folder, "outside");

    /// <summary>Not asynchronous, because this toolchain does not wait for it.</summary>
    [GlobalSetup]
    public void Open() => OpenAsync().GetAwaiter().GetResult();

    private async Task OpenAsync()
    {
        await OpenAsync("unisolated", Sandboxes.Unisolated);
        await OpenAsync("landlock", Sandboxes.Landlock);
        await OpenAsync("bubblewrap", new BubblewrapSandbox(new BubblewrapOptions { UnprivilegedUser = 65534 }));
        Write(Free);
        await BenchmarkProcess.RunAsync(new ProcessStartInfo("dotnet", ["restore"]) { WorkingDirectory = Free });
        await Outside();
    }

    [GlobalCleanup]
    public void Close() => CloseAsync().GetAwaiter().GetResult();

    private async Task CloseAsync()
    {
        foreach (ISandboxSession session in sessions.Values)
            await session.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public Task Outside() => BenchmarkProcess.RunAsync(new ProcessStartInfo("dotnet", Arguments) { WorkingDirectory = Free });

    [Benchmark]
    public Task Unisolated() => RunAsync("unisolated", Arguments);

    [Benchmark]
    public Task Landlock() => RunAsync("landlock", Arguments);

    [Benchmark]
    public Task Bubblewrap() => RunAsync("bubblewrap", Arguments);

    private static void Write(string workspace)
    {
        Directory.CreateDirectory(workspace);
        File.WriteAllText(Path.Combine(workspace, "Tests.csproj"), Project);
        File.WriteAllText(Path.Combine(workspace, "Sums.cs"), Tests);
    }

    /// <summary>Restores and builds where it will be tested: a project remembers where it was built.</summary>
    private async Task OpenAsync(string name, ISandbox sandbox)
    {
        string workspace = Path.Combine(folder, name);
        Write(workspace);
        sessions[name] = await sandbox.OpenAsync(new SandboxRequest { Workspace = workspace, Network = NetworkGrant.Loopback });
        await RunAsync(name, ["restore"]);
        await RunAsync(name, Arguments);
    }

    private async Task RunAsync(string name, string[] arguments)
    {
        CommandResult result = await sessions[name].ExecuteAsync(new SandboxCommand { Program = "dotnet", Arguments = arguments });
        if (!result.Succeeded)
            throw new InvalidOperationException($"{name}: {result.StartFailure}{result.StandardOutput.Text}{result.StandardError.Text}");
    }
}
