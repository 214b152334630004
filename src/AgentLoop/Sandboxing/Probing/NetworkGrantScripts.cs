namespace AgentLoop;

/// <summary>The attempts on what a network grant leaves closed. Without perl they cannot be made.</summary>
internal static class NetworkGrantScripts
{
    public const string Shell = """has perl && exec perl -e "$1" """;

    /// <summary>A listener of the session's own is reached; that the host's is not, the host sees.</summary>
    public const string Loopback = Words +
        """
        if (socket(L, 2, 1, 0) && bind(L, inet(0)) && listen(L, 1)) {
            my ($family, $port) = unpack('S n', getsockname(L));
            my $own = reach($port);
            reach($ENV{TCP}) if $ENV{TCP};
            print "PrivateLoopback Enforced\n" if $own;
        }
        """;

    /// <summary>Asks the proxy for what is granted and for what is not, and both without it.</summary>
    public const string AllowList = Words +
        """
        sub ask {
            my ($proxy, $port) = @_;
            socket(my $s, 2, 1, 0) or return 0;
            alarm 5;
            connect($s, pack('S n C4 x8', 2, $proxy->[1], split(/\./, $proxy->[0]))) or return 0;
            send($s, "CONNECT 127.0.0.1:$port HTTP/1.1\r\nHost: 127.0.0.1:$port\r\n\r\n", 0);
            my $answer = ''; sysread($s, $answer, 64);
            alarm 0;
            $answer =~ m{^HTTP/1\.\d (\d+)} ? $1 : 0;
        }
        if (($ENV{http_proxy} || $ENV{HTTP_PROXY} || '') =~ m{^http://([\d.]+):(\d+)}) {
            my $proxy = [$1, $2];
            my $direct = reach($ENV{TCP}) + reach($ENV{OTHER});
            my ($granted, $other) = (ask($proxy, $ENV{TCP}), ask($proxy, $ENV{OTHER}));
            print 'NetworkAllowList ', $direct || $other == 200 ? 'NotEnforced' : $granted == 200 ? 'Enforced' : 'Unavailable', "\n";
        }
        """;

    private const string Words =
        """
        $SIG{ALRM} = sub {};
        sub inet { pack('S n C4 x8', 2, $_[0], 127, 0, 0, 1) }
        sub reach { socket(my $s, 2, 1, 0) or return 0; connect($s, inet($_[0])) ? 1 : 0 }

        """;
}
