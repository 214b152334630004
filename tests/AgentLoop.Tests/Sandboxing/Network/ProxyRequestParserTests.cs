using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Sandboxing;

public sealed class ProxyRequestParserTests
{
    private static ProxyRequest? Parse(string head) => ProxyRequestParser.Parse(Encoding.Latin1.GetBytes(head), out _);

    private static ProxyRequest? ParseLine(string line, string host = "example.com") => Parse($"{line}\r\nHost: {host}\r\n\r\n");

    [Theory]
    [InlineData("GET http://example.com/a?b=c HTTP/1.1", "example.com", 80, "/a?b=c")]
    [InlineData("GET HTTP://EXAMPLE.com./a HTTP/1.1", "example.com", 80, "/a")]
    [InlineData("GET http://example.com HTTP/1.1", "example.com", 80, "/")]
    [InlineData("GET http://example.com?q HTTP/1.1", "example.com", 80, "/?q")]
    [InlineData("GET http://example.com:8080/ HTTP/1.0", "example.com", 8080, "/")]
    [InlineData("GET http://[2001:db8::1]:8080/ HTTP/1.1", "2001:db8::1", 8080, "/")]
    [InlineData("GET http://example.com/@evil.org:80/ HTTP/1.1", "example.com", 80, "/@evil.org:80/")]
    [InlineData("CONNECT example.com:443 HTTP/1.1", "example.com", 443, "")]
    [InlineData("CONNECT [::1]:443 HTTP/1.1", "::1", 443, "")]
    public void A_request_is_for_one_host(string line, string host, int port, string path)
    {
        ProxyRequest request = ParseLine(line)!;
        Assert.Equal((host, port, path), (request.Target.Host, request.Target.Port, request.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET / HTTP/1.1")]
    [InlineData("GET example.com/ HTTP/1.1")]
    [InlineData("GET https://example.com/ HTTP/1.1")]
    [InlineData("GET ftp://example.com/ HTTP/1.1")]
    [InlineData("GET http:///path HTTP/1.1")]
    [InlineData("GET http:/example.com/ HTTP/1.1")]
    [InlineData("GET http://user@example.com/ HTTP/1.1")]
    [InlineData("GET http://example.com@evil.org/ HTTP/1.1")]
    [InlineData("GET http://example.com:80@evil.org/ HTTP/1.1")]
    [InlineData("GET http://example.com\\@evil.org/ HTTP/1.1")]
    [InlineData("GET http://example.com#@evil.org/ HTTP/1.1")]
    [InlineData("GET http://example.com/#fragment HTTP/1.1")]
    [InlineData("GET http://example.com:/ HTTP/1.1")]
    [InlineData("GET http://example.com:0/ HTTP/1.1")]
    [InlineData("GET http://example.com:65536/ HTTP/1.1")]
    [InlineData("GET http://example.com:+80/ HTTP/1.1")]
    [InlineData("GET http://example%2ecom/ HTTP/1.1")]
    [InlineData("GET http://2130706433/ HTTP/1.1")]
    [InlineData("GET http://127.1/ HTTP/1.1")]
    [InlineData("GET http://[::1/ HTTP/1.1")]
    [InlineData("GET http://::1/ HTTP/1.1")]
    [InlineData("GET  http://example.com/ HTTP/1.1")]
    [InlineData("GET http://example.com/ HTTP/2.0")]
    [InlineData("GET http://example.com/ HTTP/1.1 ")]
    [InlineData("GET http://example.com/a b HTTP/1.1")]
    [InlineData("GET http://example.com/\u00e9 HTTP/1.1")]
    [InlineData("G(T http://example.com/ HTTP/1.1")]
    [InlineData("GET\thttp://example.com/ HTTP/1.1")]
    [InlineData("CONNECT example.com HTTP/1.1")]
    [InlineData("CONNECT http://example.com:443 HTTP/1.1")]
    [InlineData("CONNECT example.com:443/ HTTP/1.1")]
    [InlineData("PRI * HTTP/2.0")]
    public void A_request_line_that_could_be_understood_in_two_ways_is_refused(string line) => Assert.Null(ParseLine(line));

    [Theory]
    [InlineData("Host: example.com\r\nHost: evil.org\r\n")]
    [InlineData("X: y\r\n")] // no host
    [InlineData("Host: example.com\r\nContent-Length: 1\r\nContent-Length: 1\r\n")]
    [InlineData("Host: example.com\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n")]
    [InlineData("Host: example.com\r\nContent-Length: +1\r\n")]
    [InlineData("Host: example.com\r\nContent-Length: 1, 1\r\n")]
    [InlineData("Host: example.com\r\nContent-Length: 99999999999999999999\r\n")]
    [InlineData("Host: example.com\r\nTransfer-Encoding: gzip, chunked\r\n")]
    [InlineData("Host: example.com\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")]
    [InlineData("Host: example.com\r\nTransfer-Encoding : chunked\r\n")]
    [InlineData("Host: example.com\r\n folded\r\n")]
    [InlineData("Host: example.com\r\nA\u0000: b\r\n")]
    [InlineData("Host: example.com\nX: y\r\n")]
    [InlineData("Host: example.com\rX: y\r\n")]
    [InlineData("Host: example.com\r\n: y\r\n")]
    [InlineData("Host: example.com\r\nno colon\r\n")]
    public void Headers_that_could_be_understood_in_two_ways_are_refused(string headers) =>
        Assert.Null(Parse($"POST http://example.com/ HTTP/1.1\r\n{headers}\r\n"));

    [Theory]
    [InlineData("example.com", true)]
    [InlineData("EXAMPLE.COM.", true)]
    [InlineData("example.com:80", true)]
    [InlineData("example.com:8080", false)]
    [InlineData("evil.org", false)]
    [InlineData("example.com, evil.org", false)]
    [InlineData("", false)]
    public void The_host_header_agrees_with_the_target(string host, bool agrees) =>
        Assert.Equal(agrees, ParseLine("GET http://example.com/ HTTP/1.1", host)!.HostAgrees);

    [Fact]
    public void What_is_for_the_proxy_is_not_passed_on()
    {
        ProxyRequest request = Parse("""
            POST http://EXAMPLE.com:8080/a HTTP/1.1
            Host: EXAMPLE.com:8080
            Proxy-Authorization: Basic c2VjcmV0
            Proxy-Connection: keep-alive
            Connection: keep-alive, X-Secret
            X-Secret: one
            Upgrade: websocket
            TE: trailers
            Accept: */*
            Content-Length: 3


            """.ReplaceLineEndings("\r\n"))!;
        Assert.Equal(
            "POST /a HTTP/1.1\r\nHost: example.com:8080\r\nAccept: */*\r\nContent-Length: 3\r\nConnection: close\r\n\r\n",
            Encoding.Latin1.GetString(request.ToBytes()));
    }

    [Fact]
    public void Whatever_comes_is_a_request_or_a_problem()
    {
        string[] parts =
        [
            "GET", "POST", "CONNECT", " ", "  ", "http://", "https://", "example.com", "evil.org", ":80", ":443", ":", "@", "/", "?", "#", "\\", "[::1]", "%2e",
            "HTTP/1.1", "HTTP/1.0", "\r\n", "\n", "\r", "\0", "\t", "Host: ", "Content-Length: ", "Transfer-Encoding: chunked", "Connection: ", "7", "\u00ff", "\r\n\r\n",
        ];
        Gen<string> texts = Gen.Elements(parts).ListOf().Select(list => string.Concat(list) + "\r\n\r\n");
        Gen<string> nearly = from noise in Gen.Elements(parts).ListOf(3)
                             from at in Gen.Choose(0, 60)
                             select "GET http://example.com/path HTTP/1.1\r\nHost: example.com\r\n\r\n".Insert(Math.Min(at, 58), string.Concat(noise));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(3000),
            Prop.ForAll(Gen.OneOf(texts, nearly).ToArbitrary(), text => Parse(text) is not { } request || IsPassedOnAsOne(request)));
    }

    [Fact]
    public void Whatever_bytes_come_do_no_harm() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => ProxyRequestParser.Parse([.. bytes, .. "\r\n\r\n"u8], out string problem) is not null || problem.Length > 0));

    /// <summary>What a host gets is one request, to the host that was judged, with nothing in it that begins another.</summary>
    private static bool IsPassedOnAsOne(ProxyRequest request)
    {
        if (request.IsTunnel)
            return request.Target.Port is > 0 and <= 65535;
        string head = Encoding.Latin1.GetString(request.ToBytes());
        string[] lines = head[..^4].Split("\r\n");
        return head.EndsWith("\r\n\r\n", StringComparison.Ordinal)
            && head.IndexOf("\r\n\r\n", StringComparison.Ordinal) == head.Length - 4
            && lines.All(line => !line.Contains('\r') && !line.Contains('\n'))
            && lines[0].Split(' ').Length == 3 && lines[0].Split(' ')[1].StartsWith('/')
            && lines.Where(line => line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase)).SequenceEqual([$"Host: {request.Target.Authority}"])
            && lines.Count(line => line.StartsWith("Content-Length", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)) <= 1
            && lines[^1] == "Connection: close";
    }
}
