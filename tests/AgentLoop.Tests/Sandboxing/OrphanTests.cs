using System.Globalization;
using System.Text;

namespace AgentLoop.Tests.Sandboxing;

public sealed class OrphanTests
{
    private static readonly SessionOwner Dead = SessionOwner.Current with { Started = 1 };

    [Fact]
    public async Task What_a_killed_host_left_running_is_ended_and_its_folders_go()
    {
        DirectoryInfo left = Directory.CreateTempSubdirectory(Dead.NamePrefix);
        int process = await BackgroundAsync(left.Name + ".1.");
        Orphans.End();
        Assert.DoesNotContain(ProcessTable.Read(), entry => entry.Id == process);
        Assert.False(Directory.Exists(left.FullName));
    }

    [Fact]
    public async Task What_belongs_to_a_living_host_or_to_one_that_cannot_be_seen_stays()
    {
        string living = SessionOwner.Current.NamePrefix + "test";
        string foreign = (Dead with { Namespace = "7" }).NamePrefix + "test";
        int[] processes = [await BackgroundAsync(living + ".1."), await BackgroundAsync(foreign + ".1."), await BackgroundAsync("other.1.")];
        Orphans.End();
        Assert.All(processes, process => Assert.Contains(ProcessTable.Read(), entry => entry.Id == process));
        foreach (string mark in (string[])[living, foreign, "other."])
            ProcessTree.KillMarked(mark);
        Assert.All(processes, process => Assert.DoesNotContain(ProcessTable.Read(), entry => entry.Id == process));
    }

    [Theory]
    [InlineData("")]
    [InlineData("agentloop-probe-abc")]
    [InlineData("agentloop-1-2-3")]
    [InlineData("agentloop-1-x-3-abc")]
    [InlineData("other-1-2-3-abc")]
    public void Another_name_tells_no_owner(string name) => Assert.Null(SessionOwner.Of(name));

    [Fact]
    public void A_name_tells_the_owner_that_made_it() => Assert.Equal(SessionOwner.Current, SessionOwner.Of(SessionOwner.Current.NamePrefix + "abc"));

    private static async Task<int> BackgroundAsync(string mark)
    {
        ChildStart start = new() { Program = "/bin/sh", Arguments = ["-c", "sleep 600 > /dev/null 2>&1 & echo $!"], Mark = mark };
        ChildResult result = await ChildProcess.RunAsync(start, CancellationToken.None);
        return int.Parse(Encoding.UTF8.GetString(result.StandardOutput), CultureInfo.InvariantCulture);
    }
}
