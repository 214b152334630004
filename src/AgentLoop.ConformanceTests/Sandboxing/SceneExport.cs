namespace AgentLoop.ConformanceTests;

/// <summary>Takes out of a workspace what a session changed there, by the session's own way and by the workspace's change set.</summary>
internal static class SceneExport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Whether the host hangs, fails in a way that nobody expects, or is led out; that it refuses is no harm.</summary>
    public static async ValueTask<bool> StumblesAsync(ContainmentScene scene)
    {
        try
        {
            bool led = await ReadsSecretAsync(scene).WaitAsync(Patience);
            await WriteThroughAsync(scene).WaitAsync(Patience);
            await ExportAsync(scene.Folders).WaitAsync(Patience);
            return led;
        }
        catch (AgentLoopException)
        {
            return false;
        }
        catch (Exception unexpected) when (unexpected is IOException or UnauthorizedAccessException or TimeoutException or ArgumentException)
        {
            return true;
        }
    }

    private static async Task<bool> ReadsSecretAsync(ContainmentScene scene)
    {
        ISandboxSession session = await scene.SessionAsync();
        bool read = false;
        foreach (string path in (string[])["leak", "away/secret"])
        {
            try
            {
                read |= await session.ReadFileAsync(path) is { } content && content.Span.IndexOf(System.Text.Encoding.UTF8.GetBytes(scene.Folders.Secret)) >= 0;
            }
            catch (AgentLoopException)
            {
                // refused, as it should be
            }
        }

        return read;
    }

    private static async Task WriteThroughAsync(ContainmentScene scene)
    {
        ISandboxSession session = await scene.SessionAsync();
        try
        {
            await session.WriteFileAsync("away/file", "changed"u8.ToArray());
        }
        catch (AgentLoopException)
        {
            // refused, as it should be
        }
    }

    private static async Task ExportAsync(SceneFolders folders)
    {
        Workspace checkout = Workspace.Open(folders.Checkout);
        WorkspaceSnapshot before = await checkout.SnapshotAsync();
        ChangeSet changes = await Workspace.Open(folders.Workspace).ChangesSinceAsync(before);
        await checkout.ApplyAsync(changes);
    }
}
