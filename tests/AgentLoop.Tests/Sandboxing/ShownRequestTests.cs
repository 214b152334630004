namespace AgentLoop.Tests.Sandboxing;

public sealed class ShownRequestTests
{
    [Fact]
    public void A_command_shows_as_one_would_type_it()
    {
        Assert.Equal("npm test && true", SandboxCommand.Shell("npm test && true").ToString());
        Assert.Equal("go test ./...", new SandboxCommand { Program = "go", Arguments = ["test", "./..."] }.ToString());
    }

    [Fact]
    public void A_grant_shows_what_may_be_reached()
    {
        Assert.Equal(("no network", "a loopback of its own"), (NetworkGrant.None.ToString(), NetworkGrant.Loopback.ToString()));
        Assert.Equal("a.org, b.org", NetworkGrant.Hosts("a.org", "b.org").ToString());
        Assert.Equal("*.a.org, but not x.a.org, at port 8080", (NetworkGrant.Hosts("*.a.org") with { DeniedHosts = ["x.a.org"], Ports = [8080] }).ToString());
        Assert.Equal("no host", NetworkGrant.Hosts().ToString());
    }
}
