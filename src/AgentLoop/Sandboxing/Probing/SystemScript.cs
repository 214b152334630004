namespace AgentLoop;

/// <summary>The attempts for which system calls must be made: sockets, other processes, the kernel.</summary>
internal static class SystemScript
{
    /// <summary>
    /// Without perl there is still the kernel's word on whether the network, to which abstract sockets belong too, is another one than the host's
    /// and has nothing but a loopback.
    /// </summary>
    public const string Shell =
        """
        (echo x >> "$OUTSIDE/kept") 2>/dev/null
        if has perl; then exec perl -e "$1"; fi
        space=$(readlink /proc/self/ns/net)
        if [ -z "$space" ] || [ "$space" = "$NET_SPACE" ]; then absent NetworkIsolation; absent SocketIsolation
        else
            if grep -qv -e '|' -e '^ *lo:' /proc/net/dev; then broke NetworkIsolation; else held NetworkIsolation; fi
            if [ -e "$OUTSIDE" ]; then absent SocketIsolation; else held SocketIsolation; fi
        fi
        absent KernelIsolation
        """;

    /// <summary>
    /// The variables: the addresses of the host's listeners, an address of the host that is no loopback, the victim, the host's namespaces, and the
    /// numbers of unshare, fsopen, keyctl, io_uring_setup, syslog and ptrace.
    /// </summary>
    public const string Perl =
        """
        $| = 1;
        sub broke { print "$_[0] NotEnforced\n" }
        sub held { print "$_[0] Enforced\n" }
        sub inet { pack('S n C4 x8', 2, $_[1], split(/\./, $_[0])) }
        sub reach { my ($family, $type, $to) = @_; socket(my $s, $family, $type, 0) or return 0; alarm 2; my $r = connect($s, $to); send($s, 'x', 0) if $r && $type == 2; alarm 0; $r }
        $SIG{ALRM} = sub {};
        ($unshare, $fsopen, $keyctl, $uring, $syslog, $ptrace) = map { $_ + 0 } split / /, $ENV{CALLS};

        truncate("$ENV{OUTSIDE}/kept", 0);
        sysopen(F, "$ENV{OUTSIDE}/kept", 0x200) and close F;

        if ($ENV{TCP}) {
            reach(2, 1, inet('127.0.0.1', $ENV{TCP}));
            reach(2, 2, inet('127.0.0.1', $ENV{UDP})) if $ENV{UDP};
            if ($ENV{ADDRESS}) { broke('NetworkIsolation') if reach(2, 1, inet($ENV{ADDRESS}, 1)) || $! == 111 }
            held('NetworkIsolation');
        } else { print "NetworkIsolation Unavailable\n" }
        if ($ENV{SOCKET}) {
            reach(1, 1, pack('S a*', 1, "$ENV{SOCKET}\0"));
            reach(1, 1, pack('S a*', 1, "\0$ENV{ABSTRACT}"));
            held('SocketIsolation');
        } else { print "SocketIsolation Unavailable\n" }

        sub alone { my ($call) = @_; my $p = fork; if (!$p) { exit(syscall($unshare, $call) == 0 ? 1 : 0) } waitpid($p, 0); $? >> 8 }
        broke('KernelIsolation') if alone(0x10000000) || alone(0x20000);
        my $type = "tmpfs\0"; my $room = "\0" x 256;
        broke('KernelIsolation') if syscall($fsopen, $type, 0) >= 0;
        broke('KernelIsolation') if syscall($keyctl, 0, -4, 0) >= 0;
        broke('KernelIsolation') if syscall($uring, 4, $room) >= 0;
        broke('KernelIsolation') if syscall($syslog, 10, 0, 0) >= 0;
        if (readlink('/proc/self/ns/ipc') eq $ENV{IPC_SPACE}) { my $m = shmget(0, 4096, 0600); if (defined $m) { broke('KernelIsolation'); shmctl($m, 0, 0) } }
        held('KernelIsolation');

        my $space = readlink('/proc/self/ns/pid');
        if (!defined $space || $space eq $ENV{PID_SPACE}) {
            my $v = $ENV{VICTIM} + 0;
            broke('ProcessIsolation') if setpriority(0, $v, 5);
            broke('ProcessIsolation') if syscall($ptrace, 16, $v, 0, 0) == 0;
        }
        """;
}
