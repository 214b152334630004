namespace AgentLoop.Tests.Workspaces;

/// <summary>Counts what is asked of a tree.</summary>
internal sealed class CountingTree(IFileTree inner) : IFileTree
{
    public int Calls { get; private set; }

    public IReadOnlyList<FolderEntry> ListAll(string folder, int most = int.MaxValue) => Count().ListAll(folder, most);

    public bool MayList(string folder) => Count().MayList(folder);

    public FileStatus? Status(string path) => Count().Status(path);

    public FileStatus? Peek(string path) => Count().Peek(path);

    public OpenedFile? Open(string path) => Count().Open(path);

    public byte[]? ReadLink(string path) => Count().ReadLink(path);

    public void Dispose() => inner.Dispose();

    private IFileTree Count()
    {
        Calls++;
        return inner;
    }
}
