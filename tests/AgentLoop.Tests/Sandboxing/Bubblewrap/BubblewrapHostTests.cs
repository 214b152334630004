using System.Diagnostics;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>Hosts of their own: one that is killed, and one without privileges.</summary>
public sealed class BubblewrapHostTests : BubblewrapTest
{
    private const string Ordinary = "23456";

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "AgentLoop.CrashProgram.dll");

    [Theory]
    [InlineData("bubblewrap", false, 90_000_000)]
    [InlineData("bubblewrap", true, 80_000_000)]
    [InlineData("landlock", false, 70_000_000)]
    [InlineData("landlock", true, 60_000_000)]
    public async Task Nothing_survives_a_host_that_is_killed(string kind, bool ordinary, int number)
    {
        string sleep = $"{Environment.ProcessId + number}";
        using Process host = Start(kind, ordinary, $"(env -i /usr/bin/setsid /bin/sleep {sleep} > /dev/null 2>&1 &) ; sleep {sleep}");
        Task<string> errors = host.StandardError.ReadToEndAsync();
        await UntilAsync(() => host.HasExited || Count("sleep\0" + sleep) == 2);
        bool failed = host.HasExited;
        host.Kill();
        Assert.False(failed, failed ? await errors : "");
        await host.WaitForExitAsync();
        string mark = $"-{host.Id}-";
        await UntilAsync(() => Count("sleep\0" + sleep) + Marked(mark) == 0);
        Assert.Equal((0, 0), (Count("sleep\0" + sleep), Marked(mark)));
        Assert.NotEmpty(Directory.GetDirectories(Path.GetTempPath(), $"agentloop-*{mark}*"));
        Orphans.End();
        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), $"agentloop-*{mark}*"));
    }

    [Fact]
    public async Task A_host_without_privileges_contains_as_well()
    {
        using Process host = Start("bubblewrap", ordinary: true, "id -u; echo written > file; unshare --user true || touch /usr/written || cat /proc/*/environ | tr '\\0' '\\n' | grep SECRET || echo held");
        Task<string> errors = host.StandardError.ReadToEndAsync();
        Assert.Equal("1000\nheld\n", await host.StandardOutput.ReadToEndAsync());
        await host.WaitForExitAsync();
        Assert.Equal("written\n", await File.ReadAllTextAsync(Path.Combine(Workspace, "file")));
        Assert.DoesNotContain("refused", await errors, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<bool> done)
    {
        for (int i = 0; i < 2000 && !done(); i++)
            await Task.Delay(10);
    }

    private static int Count(string part) => ProcessTable.Ids().Count(id => Read($"/proc/{id}/cmdline").Contains(part, StringComparison.Ordinal));

    private static int Marked(string part) => ProcessTable.Ids().Count(id => Read($"/proc/{id}/environ").Contains(part, StringComparison.Ordinal));

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>Where the tests run as root, an ordinary host is another user, with a copy of the program that it may read.</summary>
    private Process Start(string kind, bool ordinary, string commandLine)
    {
        string[] host = ["dotnet", "exec", Program, kind, Workspace, commandLine];
        if (ordinary && EffectiveUser.IsRoot)
            host = ["setpriv", "--reuid", Ordinary, "--regid", Ordinary, "--clear-groups", "--", "dotnet", "exec", ReadableCopy(), .. host[3..]];
        ProcessStartInfo start = new(host[0], host[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.Environment["AGENTLOOP_SECRET"] = "SECRET";
        start.Environment["HOME"] = Outside;
        return Process.Start(start)!;
    }

    private string ReadableCopy()
    {
        string place = Directory.CreateDirectory(Path.Combine(Outside, "program")).FullName;
        foreach (string file in Directory.GetFiles(AppContext.BaseDirectory).Where(file => Path.GetFileName(file) is var name
            && (name.StartsWith("AgentLoop.CrashProgram", StringComparison.Ordinal) || name is "AgentLoop.dll" or "AgentLoop.Provenance.Sqlite.dll" || name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal))))
            File.Copy(file, Path.Combine(place, Path.GetFileName(file)));
        foreach (string folder in (string[])[Path.GetDirectoryName(Workspace)!, place, Outside])
            File.SetUnixFileMode(folder, (UnixFileMode)0x1FF);
        Assert.Equal(0, Chown(Workspace));
        return Path.Combine(place, Path.GetFileName(Program));
    }

    private static int Chown(string path)
    {
        using Process change = Process.Start("chown", [Ordinary, path]);
        change.WaitForExit();
        return change.ExitCode;
    }
}
