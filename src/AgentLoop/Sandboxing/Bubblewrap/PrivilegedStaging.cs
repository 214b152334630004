using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>
/// Lays things ready for a host with uid 0, whose commands run as another user: every path of the host is mounted so that its owner is that user
/// there, wherever it lies and whoever may go there.
/// </summary>
/// <remarks>In <c>/tmp</c>, which every system has because <c>bwrap</c> needs it; the host's own is out of sight in the namespace.</remarks>
internal sealed class PrivilegedStaging(string program, uint user) : IBubblewrapStaging
{
    private const string Folder = "/tmp";
    private const string Placed = Folder + "/bwrap";
    private const int OwnerOnly = 0x1C0;
    private const int All = 0x3FF;
    private const int Shown = 0x1ED;

    public async ValueTask<BubblewrapStage> StageAsync(SessionPlan plan, BubblewrapFork? fork)
    {
        List<(BubblewrapBind Bind, SafeFileHandle Mount)> opened = [];
        try
        {
            IEnumerable<BubblewrapBind> own = BubblewrapBinds.IsOfSystem(program) ? [] : [new BubblewrapBind { Source = program, Target = Placed }];
            foreach (BubblewrapBind bind in own.Concat(BubblewrapBinds.Of(plan)))
                opened.Add((bind, await OpenAsync(bind, fork).ConfigureAwait(false)));
            return Stage(plan.Request.Limits, opened);
        }
        finally
        {
            foreach ((_, SafeFileHandle mount) in opened)
                mount.Dispose();
        }
    }

    public async ValueTask<BubblewrapFork> ForkAsync(string root, long bytes, long files)
    {
        using SafeFileHandle lower = await DetachedMount.OpenForAsync(user, root, MountUse.Lower).ConfigureAwait(false);
        using MountSteps steps = new();
        steps.LeaveHost().Tmpfs(Folder, BubblewrapTmpfs.Options(bytes, files))
            .Folder(Folder + "/lower", Shown).Folder(Folder + "/merged", Shown).Folder(Folder + "/work", OwnerOnly)
            .Folder(Folder + "/upper", SessionFileStatus.Of(root).Permissions, user);
        if (SessionFileStatus.Of(root + "/.git").Exists)
            steps.Whiteout(Folder + "/upper/.git");
        steps.Attach(lower, Folder + "/lower").Overlay(
            Folder + "/merged", $"lowerdir={Folder}/lower,upperdir={Folder}/upper,workdir={Folder}/work,{BubblewrapTmpfs.PlainLayers}");
        return new BubblewrapFork(MountThread.Start(user, steps), Folder, user);
    }

    private async ValueTask<SafeFileHandle> OpenAsync(BubblewrapBind bind, BubblewrapFork? fork) =>
        fork is { Space: MountThread space } && string.Equals(bind.Source, fork.Layers.Merged, StringComparison.Ordinal)
            ? space.Clone(fork.MergedInside)
            : await DetachedMount.OpenForAsync(user, bind.Source, bind.Writable ? MountUse.Write : MountUse.Read).ConfigureAwait(false);

    private BubblewrapStage Stage(SandboxLimits limits, List<(BubblewrapBind Bind, SafeFileHandle Mount)> opened)
    {
        using MountSteps steps = new();
        steps.LeaveHost().Tmpfs(Folder, BubblewrapTmpfs.Options(limits.DiskBytes, limits.DiskFiles))
            .Folder(Folder + "/home", OwnerOnly, user).Folder(Folder + "/tmp", All, user).Folder(Folder + "/shm", All, user)
            .Folder(Folder + "/etc", Shown).Folder(Folder + "/host", Shown);
        List<BubblewrapBind> binds = [];
        foreach ((BubblewrapBind bind, SafeFileHandle mount) in opened)
        {
            string place = IsProgram(bind) ? Placed : string.Create(CultureInfo.InvariantCulture, $"{Folder}/host/{binds.Count}");
            _ = SessionFileStatus.Of(mount).IsFolder ? steps.Folder(place, Shown) : steps.EmptyFile(place);
            steps.Attach(mount, place);
            binds.Add(bind with { Source = place });
        }

        return new BubblewrapStage
        {
            Space = MountThread.Start(user, steps.Furnished()),
            Program = binds.Exists(IsProgram) ? Placed : program,
            Folder = Folder,
            Binds = [.. binds.Where(bind => !IsProgram(bind))],
        };
    }

    private static bool IsProgram(BubblewrapBind bind) => string.Equals(bind.Target, Placed, StringComparison.Ordinal);
}
