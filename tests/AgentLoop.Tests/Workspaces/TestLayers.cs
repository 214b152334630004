using System.Diagnostics;
using System.Globalization;

namespace AgentLoop.Tests.Workspaces;

/// <summary>A real overlay file system over a folder, in a mount namespace of its own that ends with it.</summary>
internal sealed class TestLayers : IAsyncDisposable
{
    private readonly TestFolder folder = new();
    private readonly Process holder;

    private TestLayers(string lower, string options, bool inUserNamespace)
    {
        string place = folder.Path;
        string script = $"""
            set -e
            mount -t tmpfs -o size=64m,nr_inodes=100000 none {place}
            mkdir {place}/upper {place}/work {place}/merged
            mount -t overlay -o lowerdir={lower},upperdir={place}/upper,workdir={place}/work{options} overlay {place}/merged
            chmod 777 {place}/merged
            echo ready
            exec cat > /dev/null
            """;
        string[] user = inUserNamespace ? ["--user", "--map-root-user"] : [];
        ProcessStartInfo start = new("unshare", [.. user, "--mount", "--propagation", "private", "/bin/sh", "-c", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        holder = Process.Start(start)!;
        Assert.Equal("ready", holder.StandardOutput.ReadLine());
    }

    public string Merged => Inside("merged");

    public string Upper => Inside("upper");

    public bool IsGone => holder.HasExited;

    public static TestLayers Over(string lower, string options = "", bool inUserNamespace = false)
    {
        bool nobody = Environment.UserName != "root";
        return new TestLayers(lower, options + (nobody || inUserNamespace ? ",userxattr" : ""), nobody || inUserNamespace);
    }

    public WorkspaceFork Fork(Workspace source, uint? owner = null) => WorkspaceFork.OverLayers(
        source, new ForkLayers { Merged = Merged, Upper = Upper, Owner = owner, Mounts = this });

    public async ValueTask DisposeAsync()
    {
        holder.StandardInput.Close();
        await holder.WaitForExitAsync();
        holder.Dispose();
        folder.Dispose();
    }

    private string Inside(string name) => string.Create(CultureInfo.InvariantCulture, $"/proc/{holder.Id}/root{folder.Path}/{name}");
}
