using System.Text;

namespace AgentLoop.Tests.Workspaces;

/// <summary>Files in memory.</summary>
internal static class TestView
{
    public static InMemoryWorkspaceView Of(params (string Path, string Text)[] files) => Of([.. files.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Text)))]);

    public static InMemoryWorkspaceView Of(params (string Path, byte[] Content)[] files) =>
        new(files.ToDictionary(f => f.Path, f => new ReadOnlyMemory<byte>(f.Content), StringComparer.Ordinal));
}
