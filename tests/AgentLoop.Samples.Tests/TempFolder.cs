namespace AgentLoop.Samples.Tests;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("agentloop-samples-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public TempFolder With(string name, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], content);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
