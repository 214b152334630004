using System.Reflection;
using AgentLoop.Provenance.Sqlite;
using AgentLoop.Roslyn;
using AgentLoop.Sandboxing.Containers;
using AgentLoop.Testing;

namespace AgentLoop.Tests.Design;

/// <summary>The public surface of each package stands in its <c>PublicApi.txt</c>, so that a change of it is seen in review.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string, Type> Packages => new()
    {
        { "AgentLoop", typeof(Loop) },
        { "AgentLoop.Provenance.Sqlite", typeof(SqliteProvenanceStore) },
        { "AgentLoop.Roslyn", typeof(CSharpSyntaxGate) },
        { "AgentLoop.Sandboxing.Containers", typeof(ContainerSandbox) },
        { "AgentLoop.Testing", typeof(ScriptedChatClient) },
        { "AgentLoop.ConformanceTests", typeof(ConformanceTests.ProvenanceStoreConformanceTests) },
    };

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_surface_is_the_one_written_down(string package, Type type)
    {
        string file = Path.Combine(Repository.Root, "src", package, "PublicApi.txt");
        string actual = PublicApi.Write(type.Assembly);
        if (Environment.GetEnvironmentVariable("AGENTLOOP_ACCEPT_API") == "1")
            File.WriteAllText(file, actual);

        Assert.Equal(File.ReadAllText(file), actual);
    }
}
