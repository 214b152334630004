using System.IO.Compression;
using System.Text;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>A NuGet feed with one package, over plain HTTP on the host's loopback.</summary>
internal sealed class PackageFeed : IAsyncDisposable
{
    private readonly HttpHost _host = new();

    public PackageFeed() => _host.Answer = Answer;

    public int Port => _host.Port;

    public string Index => _host.Address + "index.json";

    public int Requests => _host.Requests.Count;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private byte[] Answer(string request) => request.Split(' ')[1] switch
    {
        "/index.json" => Json($$"""{"version":"3.0.0","resources":[{"@id":"{{_host.Address}}flat/","@type":"PackageBaseAddress/3.0.0"}]}"""),
        "/flat/agentloop.sample/index.json" => Json("""{"versions":["1.2.3"]}"""),
        "/flat/agentloop.sample/1.2.3/agentloop.sample.1.2.3.nupkg" => HttpHost.Ok(Package()),
        _ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"u8.ToArray(),
    };

    private static byte[] Json(string text) => HttpHost.Ok(Encoding.UTF8.GetBytes(text));

    private static byte[] Package()
    {
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create))
        {
            Add(archive, "AgentLoop.Sample.nuspec", """
                <package><metadata><id>AgentLoop.Sample</id><version>1.2.3</version><authors>tests</authors><description>A sample.</description>
                <dependencies><group targetFramework="netstandard2.0" /></dependencies></metadata></package>
                """);
            Add(archive, "lib/netstandard2.0/_._", "");
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string content)
    {
        using StreamWriter writer = new(archive.CreateEntry(name).Open());
        writer.Write(content);
    }
}
