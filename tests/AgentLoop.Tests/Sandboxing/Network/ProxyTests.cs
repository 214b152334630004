using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>The proxy with real connections, on the host's own loopback, before a server that stands for the whole internet.</summary>
public sealed class ProxyTests
{
    private static readonly NetworkGrant Example = NetworkGrant.Hosts("example.com", "*.example.org");

    private static string Get(string target, string? host = null, string more = "") =>
        $"GET {target} HTTP/1.1\r\nHost: {host ?? new Uri(target).Authority}\r\n{more}\r\n";

    private static SessionNetwork Open(NetworkGrant grant, out int port, ProxyTimes? times = null)
    {
        Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Any, 0));
        listener.Listen();
        port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        return new SessionNetwork(grant, listener, times);
    }

    /// <summary>What one command is answered that says this, and what was decided.</summary>
    private static async Task<(string Answer, IReadOnlyList<NetworkDecision> Decisions)> SayAsync(NetworkGrant grant, params string[] texts)
    {
        await using SessionNetwork network = Open(grant, out int port);
        using NetworkUse use = network.Begin();
        string answer = "";
        foreach (string text in texts)
        {
            using ProxyClient client = await ProxyClient.ConnectAsync(port);
            await client.SendAsync(text);
            client.EndSending();
            answer += await client.ReadToEndAsync();
        }

        return (answer, use.End());
    }

    [Fact]
    public async Task A_host_on_the_list_is_asked_and_no_other()
    {
        await using HttpHost host = new();
        FakeOutside outside = new() { Port = host.Port };
        (string answer, IReadOnlyList<NetworkDecision> decisions) = await SayAsync(
            Example with { Outside = outside },
            Get("http://example.com/one"), Get("http://www.example.org/two"), Get("http://example.org/"), Get("http://evil.org/"), Get("http://10.0.0.1/"));
        Assert.Equal(["example.com", "www.example.org"], host.Requests.Select(request => request.Split("Host: ")[1].Split("\r\n")[0]));
        Assert.Equal([true, true, false, false, false], decisions.Select(decision => decision.Allowed));
        Assert.Equal("\"evil.org\" is refused. It is not among the allowed hosts.", answer.Split('\n').First(line => line.Contains("\"evil.org\"")));
        Assert.Equal(["example.com", "www.example.org"], outside.Asked);
    }

    [Fact]
    public async Task An_empty_list_is_none()
    {
        (string answer, IReadOnlyList<NetworkDecision> decisions) = await SayAsync(NetworkGrant.Hosts(), Get("http://example.com/"), Get("http://localhost/"));
        Assert.StartsWith("HTTP/1.1 403 ", answer);
        Assert.Equal([false, false], decisions.Select(decision => decision.Allowed));
    }

    [Theory]
    [InlineData("www.example.org")]
    [InlineData("*.example.org")]
    [InlineData(FakeOutside.Public)] // its address
    public async Task What_is_denied_is_denied_whatever_is_allowed(string denied)
    {
        NetworkGrant grant = Example with { DeniedHosts = [denied], Outside = new FakeOutside() };
        (_, IReadOnlyList<NetworkDecision> decisions) = await SayAsync(grant, Get("http://www.example.org/"));
        Assert.False(Assert.Single(decisions).Allowed);
        Assert.Contains("among the denied hosts", decisions[0].Reason);
    }

    [Fact]
    public async Task Only_the_ports_that_are_granted_are_reached()
    {
        (_, IReadOnlyList<NetworkDecision> decisions) = await SayAsync(
            Example with { Outside = new FakeOutside() }, "CONNECT example.com:22 HTTP/1.1\r\nHost: example.com\r\n\r\n", Get("http://example.com:25/"));
        Assert.All(decisions, decision => Assert.Equal((false, "The port is not among the allowed ones, 80, 443."), (decision.Allowed, decision.Reason)));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData(FakeOutside.Public, "10.0.0.1")]
    [InlineData("10.0.0.1", FakeOutside.Public)]
    public async Task A_name_that_stands_for_a_private_address_is_refused(params string[] addresses)
    {
        FakeOutside outside = new() { Names = (_, _) => addresses };
        (_, IReadOnlyList<NetworkDecision> decisions) = await SayAsync(Example with { Outside = outside }, Get("http://example.com/"));
        Assert.Contains("no address of the public internet", Assert.Single(decisions).Reason);
        Assert.Empty(outside.Connected);
    }

    [Fact]
    public async Task A_name_that_is_bound_anew_leads_only_to_what_was_looked_at()
    {
        await using HttpHost host = new();
        FakeOutside outside = new() { Port = host.Port, Names = (_, before) => before == 0 ? [FakeOutside.Public] : ["127.0.0.1"] };
        (_, IReadOnlyList<NetworkDecision> decisions) = await SayAsync(
            Example with { Outside = outside }, Get("http://example.com/"), Get("http://example.com/"));
        Assert.Equal([true, false], decisions.Select(decision => decision.Allowed));
        Assert.Equal([FakeOutside.Public + ":80"], outside.Connected);
        Assert.Equal(2, outside.Asked.Count);
    }

    [Fact]
    public async Task A_private_address_is_reached_where_it_is_itself_on_the_list()
    {
        await using HttpHost host = new();
        NetworkGrant grant = NetworkGrant.Hosts("127.0.0.1", "localhost") with { Ports = [host.Port] };
        (_, IReadOnlyList<NetworkDecision> decisions) = await SayAsync(
            grant, Get(host.Address), Get($"http://[::ffff:127.0.0.1]:{host.Port}/"), Get($"http://localhost:{host.Port}/"), Get($"http://127.0.0.2:{host.Port}/"));
        Assert.Equal([true, true, false, false], decisions.Select(decision => decision.Allowed));
    }

    [Fact]
    public async Task A_name_that_has_no_address_and_a_host_that_is_not_there_are_told_apart()
    {
        FakeOutside outside = new() { Names = (name, _) => name == "example.com" ? [] : [FakeOutside.Public] };
        (string answer, IReadOnlyList<NetworkDecision> decisions) = await SayAsync(
            Example with { Outside = outside }, Get("http://example.com/"), Get("http://a.example.org/"));
        Assert.Equal([(false, "Its name could not be resolved."), (true, decisions[1].Reason)], decisions.Select(decision => (decision.Allowed, decision.Reason)));
        Assert.Contains("HTTP/1.1 502 ", answer);
    }

    [Fact]
    public async Task The_next_address_is_tried_where_the_first_does_not_answer()
    {
        await using HttpHost host = new();
        using Socket closed = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        IPEndPoint[] addresses = [(IPEndPoint)closed.LocalEndPoint!, new IPEndPoint(IPAddress.Loopback, host.Port)];
        await using Stream? stream = await ProxyRoute.ConnectAsync(HostOutside.Instance, addresses, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.NotNull(stream);
    }

    [Fact]
    public async Task A_second_request_on_a_connection_never_reaches_a_host()
    {
        await using HttpHost host = new();
        FakeOutside outside = new() { Port = host.Port };
        string kept = Get("http://example.com/one", more: "Connection: keep-alive\r\nProxy-Connection: keep-alive\r\n");
        (string answer, IReadOnlyList<NetworkDecision> decisions) = await SayAsync(
            Example with { Outside = outside }, kept + Get("http://evil.org/two") + "GET /two HTTP/1.1\r\nHost: evil.org\r\n\r\n");
        Assert.Contains("/one", Assert.Single(host.Requests));
        Assert.Contains("Connection: close\r\n", answer);
        Assert.DoesNotContain("keep-alive", answer.Split("\r\n\r\n")[0]);
        Assert.Single(decisions);
    }

    [Theory]
    [InlineData("Content-Length: 5\r\n", "hello", "Content-Length: 5")]
    [InlineData("Transfer-Encoding: chunked\r\n", "5;extension=x\r\nhello\r\n0\r\nX-Trailer: y\r\n\r\n", "5\r\nhello\r\n0\r\n\r\n")]
    public async Task A_body_is_passed_on_and_nothing_after_it(string header, string body, string seen)
    {
        await using HttpHost host = new();
        string post = $"POST http://example.com/ HTTP/1.1\r\nHost: example.com\r\n{header}\r\n{body}";
        await SayAsync(Example with { Outside = new FakeOutside { Port = host.Port } }, post + "GET /smuggled HTTP/1.1\r\nHost: evil.org\r\n\r\n");
        string request = Assert.Single(host.Requests);
        Assert.Contains(seen, request);
        Assert.EndsWith(header.StartsWith('C') ? "hello" : "0\r\n\r\n", request);
    }

    [Theory]
    [InlineData("Content-Length: 50\r\n", "short")]
    [InlineData("Transfer-Encoding: chunked\r\n", "zz\r\nhello\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "-5\r\nhello\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "2\r\nhello\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "5\r\nhello")]
    public async Task A_body_that_is_not_what_the_request_said_ends_the_connection(string header, string body)
    {
        await using HttpHost host = new();
        await SayAsync(
            Example with { Outside = new FakeOutside { Port = host.Port } }, $"POST http://example.com/ HTTP/1.1\r\nHost: example.com\r\n{header}\r\n{body}");
        Assert.Empty(host.Requests);
    }

    [Fact]
    public async Task The_host_that_a_request_names_is_the_one_that_was_judged()
    {
        await using HttpHost host = new();
        (string answer, IReadOnlyList<NetworkDecision> decisions) = await SayAsync(
            Example with { Outside = new FakeOutside { Port = host.Port } }, Get("http://example.com/", "evil.org"));
        Assert.StartsWith("HTTP/1.1 403 ", answer);
        Assert.False(Assert.Single(decisions).Allowed);
        Assert.Empty(host.Requests);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nHost: example.com\r\n\r\n", "400")]
    [InlineData("GET http://example.com/ HTTP/1.1\r\nHost: exam", "431")]
    [InlineData("\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n", "400")] // TLS
    public async Task What_is_no_request_is_answered_with_why(string text, string status)
    {
        (string answer, IReadOnlyList<NetworkDecision> decisions) = await SayAsync(Example, text);
        Assert.StartsWith($"HTTP/1.1 {status} ", answer);
        Assert.Empty(decisions);
    }

    [Fact]
    public async Task A_head_without_end_is_not_read_without_end()
    {
        (string answer, _) = await SayAsync(Example, "GET http://example.com/ HTTP/1.1\r\nX: " + new string('x', 40_000));
        Assert.StartsWith("HTTP/1.1 431 ", answer);
    }

    [Fact]
    public async Task A_tunnel_carries_bytes_both_ways_and_ends_with_its_sides()
    {
        await using HttpHost host = new();
        (string answer, IReadOnlyList<NetworkDecision> decisions) = await SayAsync(
            Example with { Outside = new FakeOutside { Port = host.Port } },
            "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\nGET /early HTTP/1.1\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200 OK", answer);
        Assert.EndsWith("GET /early HTTP/1.1\r\n\r\n", answer);
        Assert.Equal(("example.com", 443, true), (decisions[0].Host, decisions[0].Port, decisions[0].Allowed));
    }

    [Fact]
    public async Task Tunnels_end_with_the_session()
    {
        await using HttpHost host = new();
        SessionNetwork network = Open(Example with { Outside = new FakeOutside { Port = host.Port } }, out int port);
        using ProxyClient client = await ProxyClient.ConnectAsync(port);
        await client.SendAsync("CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n");
        string established = await client.ReadAsync(39);
        using ProxyClient silent = await ProxyClient.ConnectAsync(port);
        await network.DisposeAsync();
        Assert.Equal(("HTTP/1.1 200 Connection established\r\n\r\n", "", ""), (established, await client.ReadToEndAsync(), await silent.ReadToEndAsync()));
        await Assert.ThrowsAsync<SocketException>(async () => (await ProxyClient.ConnectAsync(port)).Dispose());
    }

    [Fact]
    public async Task A_client_that_takes_its_time_is_not_waited_for()
    {
        await using SessionNetwork network = Open(Example, out int port, new ProxyTimes { Head = TimeSpan.FromMilliseconds(50) });
        using ProxyClient client = await ProxyClient.ConnectAsync(port);
        await client.SendAsync("GET http://exam");
        Assert.StartsWith("HTTP/1.1 408 ", await client.ReadToEndAsync());
    }

    [Fact]
    public async Task A_tunnel_through_which_nothing_goes_is_ended()
    {
        await using HttpHost host = new();
        NetworkGrant grant = Example with { Outside = new FakeOutside { Port = host.Port } };
        await using SessionNetwork network = Open(grant, out int port, new ProxyTimes { Idle = TimeSpan.FromMilliseconds(50) });
        using ProxyClient client = await ProxyClient.ConnectAsync(port);
        await client.SendAsync("CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n");
        Assert.EndsWith("\r\n\r\n", await client.ReadToEndAsync());
    }

    [Fact]
    public async Task A_lookup_that_does_not_end_is_a_refusal()
    {
        NetworkGrant grant = Example with { Outside = new FakeOutside { Delay = TimeSpan.FromMinutes(5) } };
        await using SessionNetwork network = Open(grant, out int port, new ProxyTimes { Connect = TimeSpan.FromMilliseconds(50) });
        using NetworkUse use = network.Begin();
        using ProxyClient client = await ProxyClient.ConnectAsync(port);
        await client.SendAsync(Get("http://example.com/"));
        Assert.StartsWith("HTTP/1.1 403 ", await client.ReadToEndAsync());
        NetworkDecision decision = Assert.Single(use.End());
        Assert.Equal((false, "Its name could not be resolved in time."), (decision.Allowed, decision.Reason));
    }

    [Fact]
    public async Task A_host_that_does_not_speak_http_is_a_bad_gateway()
    {
        await using HttpHost host = new() { Answer = _ => "220 mail ready\r\n\r\n"u8.ToArray() };
        (string answer, _) = await SayAsync(Example with { Outside = new FakeOutside { Port = host.Port } }, Get("http://example.com/"));
        Assert.StartsWith("HTTP/1.1 502 ", answer);
    }

    [Fact]
    public async Task An_answer_that_announces_another_is_passed_on_with_it()
    {
        await using HttpHost host = new() { Answer = _ => Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\nKeep-Alive: 5\r\nConnection: keep-alive\r\n\r\n") };
        (string answer, _) = await SayAsync(Example with { Outside = new FakeOutside { Port = host.Port } }, Get("http://example.com/"));
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n", answer);
    }

    [Fact]
    public async Task Decisions_go_to_the_command_that_asked()
    {
        await using SessionNetwork network = Open(NetworkGrant.Hosts(), out int port);
        using NetworkUse first = network.Begin();
        using NetworkUse second = network.Begin();
        await AskAsync(first, "first.example");
        await AskAsync(second, "second.example");
        await AskAsync(first, "again.example");
        Assert.Equal(["second.example"], second.End().Select(decision => decision.Host));
        await AskAsync(second, "late.example");
        Assert.Equal(["first.example", "again.example", "late.example"], first.End().Select(decision => decision.Host));

        async Task AskAsync(NetworkUse use, string host)
        {
            string address = use.Apply(new ChildStart { Program = "" }).Environment!["http_proxy"][7..].Split(':')[0];
            using ProxyClient client = await ProxyClient.ConnectAsync(port, address);
            await client.SendAsync(Get($"http://{host}/"));
            await client.ReadToEndAsync();
        }
    }

    [Fact]
    public void Every_command_is_told_an_address_of_its_own()
    {
        int[] commands = [1, 2, 254, 255, 65_534, 0xFFFFFC];
        string[] addresses = [.. commands.Select(command => ProxyVariables.For(command, NetworkGrant.Hosts())["HTTPS_PROXY"])];
        Assert.Equal("http://127.0.0.2:3128", addresses[0]);
        Assert.Equal(addresses.Length, addresses.Distinct().Count());
        Assert.Equal(commands, addresses.Select(address => ProxyVariables.CommandAt(IPAddress.Parse(new Uri(address).Host))));
    }

    [Fact]
    public void Beyond_what_can_be_written_down_nothing_is_let_through()
    {
        NetworkDecisionLog log = new();
        int command = log.Begin();
        NetworkDecision decision = new() { Host = "a", Port = 80, Allowed = true, Reason = "" };
        Assert.Equal(NetworkDecisionLog.Most, Enumerable.Range(0, NetworkDecisionLog.Most + 5).Count(_ => log.TryAdd(command, decision)));
        Assert.Equal(NetworkDecisionLog.Most, log.End(command).Count);
    }

    [Fact]
    public async Task Many_clients_at_once_are_all_served()
    {
        await using HttpHost host = new();
        await using SessionNetwork network = Open(Example with { Outside = new FakeOutside { Port = host.Port } }, out int port);
        string[] answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(async i =>
        {
            using ProxyClient client = await ProxyClient.ConnectAsync(port);
            await client.SendAsync(Get($"http://example.com/{i}"));
            return await client.ReadToEndAsync();
        }));
        Assert.All(answers, answer => Assert.StartsWith("HTTP/1.1 200 ", answer));
    }
}
