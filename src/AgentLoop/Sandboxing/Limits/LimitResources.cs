using System.Globalization;

namespace AgentLoop;

/// <summary>Which limits the kernel is given for each process of a session.</summary>
internal static class LimitResources
{
    private static readonly Lazy<string> OwnUser = new(() => Fields(File.ReadAllLines("/proc/self/status"), "Uid:")[0]);

    public static IReadOnlyList<ResourceLimit> Of(SandboxLimits limits, LimitMeans means)
    {
        List<ResourceLimit> all =
        [
            new(ResourceLimit.CoreDump, 0),
            CpuTime(limits.CpuTime),
            new(ResourceLimit.FileSize, (ulong)limits.FileBytes),
            new(ResourceLimit.OpenFiles, (ulong)limits.OpenFiles),
        ];
        if (!means.Has(ControlKinds.Memory))
            all.Add(new ResourceLimit(ResourceLimit.WritableMemory, (ulong)limits.MemoryBytes));
        if (!means.Has(ControlKinds.Processes) && LimitMeans.CountsUserProcesses)
            all.Add(new ResourceLimit(ResourceLimit.UserProcesses, (ulong)(UserTasks() + limits.Processes)));
        return all;
    }

    /// <summary>A signal that says why comes first, and death a second later for whom it does not impress.</summary>
    private static ResourceLimit CpuTime(TimeSpan limit)
    {
        ulong seconds = (ulong)Math.Ceiling(limit.TotalSeconds);
        return new ResourceLimit(ResourceLimit.CpuSeconds, seconds, seconds + 1);
    }

    /// <summary>
    /// The kernel counts the processes and threads of the user wherever they are, the host's and its other programs' too: the session gets its share on
    /// top of them.
    /// </summary>
    private static long UserTasks() => ProcessTable.Ids().Sum(TasksIfOurs);

    private static long TasksIfOurs(int process)
    {
        try
        {
            string[] status = File.ReadAllLines($"/proc/{process}/status");
            string[] user = Fields(status, "Uid:");
            return user.FirstOrDefault() == OwnUser.Value
                ? long.Parse(Fields(status, "Threads:").FirstOrDefault("0"), CultureInfo.InvariantCulture)
                : 0;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static string[] Fields(string[] status, string name)
    {
        string line = status.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) ?? name;
        return line[name.Length..].Split('\t', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
