namespace AgentLoop;

/// <summary>
/// Lays things ready for a host without privileges: its commands run as its own user, so that paths can stay where they are; only what is the
/// session's own needs a place, in a namespace that a process holds.
/// </summary>
internal sealed class OrdinaryStaging(string program) : IBubblewrapStaging
{
    private const string Session =
        """
        set -e
        umask 0
        mount -t tmpfs -o "$1" agentloop "$2"
        cd "$2"
        mkdir -m 700 home
        mkdir -m 1777 tmp shm
        mkdir -m 755 etc
        cd /
        echo ready $$
        exec cat
        """;

    // The options of an overlay that is mounted by an ordinary user imply that its layers are plain.
    private const string Fork =
        """
        set -e
        umask 0
        mount -t tmpfs -o "$1" agentloop "$2"
        cd "$2"
        mkdir -m 755 lower merged work upper
        chmod --reference="$3" upper
        if [ -e "$3/.git" ] || [ -L "$3/.git" ]; then mknod upper/.git c 0 0; fi
        mount --rbind "$3" lower
        mount -t overlay -o lowerdir=lower,upperdir=upper,workdir=work,userxattr overlay merged
        cd /
        echo ready $$
        exec cat
        """;

    public async ValueTask<BubblewrapStage> StageAsync(SessionPlan plan, BubblewrapFork? fork)
    {
        string folder = plan.Folder.Temporary;
        IReadOnlyList<BubblewrapBind> binds = [.. BubblewrapBinds.Of(plan).Select(bind => Within(fork, bind))];
        string options = BubblewrapTmpfs.Options(plan.Request.Limits.DiskBytes, plan.Request.Limits.DiskFiles);
        MountProcess space = await MountProcess
            .StartAsync(Session, [options, folder], plan.Mark, fork?.Space as MountProcess, plan.Request.Network.Access != NetworkAccess.None).ConfigureAwait(false);
        return new BubblewrapStage { Space = space, Program = program, Folder = folder, Binds = binds };
    }

    public async ValueTask<BubblewrapFork> ForkAsync(string root, long bytes, long files)
    {
        string folder = Directory.CreateTempSubdirectory(SessionOwner.Current.NamePrefix).FullName;
        try
        {
            string[] arguments = [BubblewrapTmpfs.Options(bytes, files), folder, root];
            MountProcess space = await MountProcess.StartAsync(Fork, arguments, Path.GetFileName(folder) + ".", null).ConfigureAwait(false);
            return new BubblewrapFork(space, folder, owner: null);
        }
        catch
        {
            SessionFolder.Remove(folder);
            throw;
        }
    }

    private static BubblewrapBind Within(BubblewrapFork? fork, BubblewrapBind bind) =>
        fork is not null && string.Equals(bind.Source, fork.Layers.Merged, StringComparison.Ordinal)
            ? bind with { Source = fork.MergedInside }
            : bind;
}
