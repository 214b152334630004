namespace AgentLoop.Tests.Sandboxing;

public sealed class NetworkGrantTests : SessionTest
{
    [Theory]
    [InlineData("*", "every host is never granted")]
    [InlineData("*.", "every host is never granted")]
    [InlineData("", "is no host")]
    [InlineData("a..b", "is no host")]
    [InlineData("*.*.org", "is no host")]
    [InlineData("www.*.org", "is no host")]
    [InlineData("*nuget.org", "is no host")]
    [InlineData("two words", "is no host")]
    [InlineData("127.1", "is no host")]
    [InlineData("0x7f000001", "is no host")]
    [InlineData("010.0.0.1", "is no host")]
    [InlineData("*.10.0.0.1", "is no host")]
    [InlineData("[::1%lo]", "is no host")]
    [InlineData("10.0.0.0/8", "is no host")]
    [InlineData("https://api.nuget.org/v3/index.json", "write \"api.nuget.org\"")]
    [InlineData("api.nuget.org:443", "write \"api.nuget.org\" and put the port in Ports")]
    public void A_host_that_is_none_is_refused_in_a_sentence(string host, string sentence)
    {
        Assert.Contains(sentence, NetworkGrantCheck.ProblemWith(NetworkGrant.Hosts(host)));
        Assert.Contains(sentence, NetworkGrantCheck.ProblemWith(NetworkGrant.Hosts() with { DeniedHosts = [host] }));
    }

    [Theory]
    [InlineData("api.nuget.org")]
    [InlineData("API.NuGet.org.")]
    [InlineData("*.nuget.org")]
    [InlineData("localhost")]
    [InlineData("my_feed.example")]
    [InlineData("bücher.example")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("[fd00::1]")]
    public void A_host_that_is_one_is_taken(string host) => Assert.Null(NetworkGrantCheck.ProblemWith(NetworkGrant.Hosts(host)));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65536)]
    public void A_port_that_is_none_is_refused(int port) =>
        Assert.Contains($"\"{port}\", which is not between", NetworkGrantCheck.ProblemWith(NetworkGrant.Hosts("a.example") with { Ports = [80, port] }));

    [Fact]
    public void A_grant_that_contradicts_itself_is_refused()
    {
        Assert.Contains("reaches no host", NetworkGrantCheck.ProblemWith(NetworkGrant.None with { AllowedHosts = ["a.example"] }));
        Assert.Contains("reaches no host", NetworkGrantCheck.ProblemWith(NetworkGrant.Loopback with { DeniedHosts = ["a.example"] }));
        Assert.Contains("no port", NetworkGrantCheck.ProblemWith(NetworkGrant.Hosts("a.example") with { Ports = [] }));
        Assert.Contains("not an access", NetworkGrantCheck.ProblemWith(NetworkGrant.None with { Access = (NetworkAccess)9 }));
    }

    [Fact]
    public async Task A_session_with_a_bad_grant_is_refused_before_anything_runs()
    {
        foreach (ISandbox sandbox in (ISandbox[])[Sandboxes.Landlock, Sandboxes.Unisolated])
        {
            SandboxRequest request = Request with { Network = NetworkGrant.None with { AllowedHosts = ["*"] } };
            await Assert.ThrowsAsync<AgentLoopException>(async () => await sandbox.OpenAsync(request));
        }
    }

    [Fact]
    public async Task Without_isolation_named_hosts_cannot_be_granted()
    {
        SandboxRequest request = Request with { Network = NetworkGrant.Hosts("a.example") };
        AgentLoopException refusal = await Assert.ThrowsAsync<AgentLoopException>(async () => await Sandboxes.Unisolated.OpenAsync(request));
        Assert.Contains("whole network", refusal.Message);
        await using ISandboxSession loopback = await Sandboxes.Unisolated.OpenAsync(Request with { Network = NetworkGrant.Loopback });
    }

    [Theory]
    [InlineData("EXAMPLE.com.", "example.com")]
    [InlineData("Bücher.example", "xn--bcher-kva.example")]
    [InlineData("[2001:DB8:0::1]", "2001:db8::1")]
    [InlineData("::ffff:1.2.3.4", "1.2.3.4")]
    [InlineData("1.2.3.4.", "1.2.3.4")]
    [InlineData("example.com..", null)]
    [InlineData("1.2.3.256", null)]
    [InlineData("example.1", null)]
    [InlineData("a b", null)]
    [InlineData("a%62.com", null)]
    [InlineData("a@b.com", null)]
    [InlineData("a\\b", null)]
    [InlineData("[1.2.3.4]", null)]
    [InlineData("[::1]x", null)]
    public void A_host_has_one_spelling(string text, string? canonical) => Assert.Equal(canonical, NetworkHostName.Canonical(text));

    [Theory]
    [InlineData("example.com", "example.com", true)]
    [InlineData("example.com", "www.example.com", false)]
    [InlineData("example.com", "evilexample.com", false)]
    [InlineData("*.example.com", "www.example.com", true)]
    [InlineData("*.example.com", "a.b.example.com", true)]
    [InlineData("*.example.com", "example.com", false)]
    [InlineData("*.example.com", "evilexample.com", false)]
    [InlineData("*.example.com", "example.com.evil.org", false)]
    [InlineData("*.EXAMPLE.com.", "www.example.com", true)]
    [InlineData("::1", "::1", true)]
    public void An_entry_means_a_host_or_all_below_it(string entry, string host, bool means) =>
        Assert.Equal(means, NetworkHostPattern.Parse(entry)!.Means(host));
}
