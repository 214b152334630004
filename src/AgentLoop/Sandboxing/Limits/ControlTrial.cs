namespace AgentLoop;

/// <summary>Finds out by doing it what groups can be made for here.</summary>
internal static class ControlTrial
{
    private const string Name = "trial";
    private const int SomeProcesses = 64;
    private const long SomeMemory = 1L << 30;

    /// <summary>The homes that work, and what each is the one for.</summary>
    public static IReadOnlyList<ControlHome> Of(IEnumerable<ControlHome> candidates)
    {
        List<ControlHome> working = [];
        ControlKinds wanted = ControlKinds.All;
        foreach (ControlHome home in candidates)
        {
            ControlKinds found = Kinds(home) & wanted;
            if (found != ControlKinds.None)
                working.Add(home with { Kinds = found });
            wanted &= ~found;
        }

        return working;
    }

    private static ControlKinds Kinds(ControlHome home)
    {
        try
        {
            if (home.IsUnified)
                HandOn(home);
            using ControlGroup group = ControlGroup.Make(home, SessionOwner.Current.NamePrefix + Name);
            return CanEnter(home, group)
                ? home.Kinds & (Holding(ControlKinds.Memory, () => group.BoundMemory(SomeMemory))
                    | Holding(ControlKinds.Processes, () => group.BoundProcesses(SomeProcesses))
                    | ControlKinds.CpuTime)
                : ControlKinds.None;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return ControlKinds.None;
        }
    }

    private static ControlKinds Holding(ControlKinds kind, Action bound)
    {
        try
        {
            bound();
            return kind;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return ControlKinds.None;
        }
    }

    /// <summary>Groups below the top one have their controllers from it; every other one that processes are in, ours most likely, refuses.</summary>
    private static void HandOn(ControlHome home)
    {
        foreach (string controller in (string[])["+memory", "+pids"])
            _ = Holding(ControlKinds.None, () => ControlFile.Write(Path.Combine(home.Folder, "cgroup.subtree_control"), controller));
    }

    /// <summary>
    /// A thread can go in and out again. Of a process only is known that it may be put there: it needs the right to write the members of both
    /// groups and of the one above them.
    /// </summary>
    private static bool CanEnter(ControlHome home, ControlGroup group)
    {
        if (group.Seat is { } seat)
            return Moves(seat.Entrance) && Moves(seat.Exit);
        foreach (string folder in (string[])[home.Folder, home.OwnFolder])
            ControlFile.Open(Path.Combine(folder, "cgroup.procs")).Dispose();
        return Trampoline.IsAvailable;
    }

    private static bool Moves(Microsoft.Win32.SafeHandles.SafeFileHandle place)
    {
        RandomAccess.Write(place, "0"u8, fileOffset: 0);
        return true;
    }
}
