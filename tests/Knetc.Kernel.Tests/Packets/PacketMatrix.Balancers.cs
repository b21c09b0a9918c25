namespace Knetc.Kernel.Packets;

/// <content>Addresses that somebody else leads to the nodes: those of load balancers, and external IPs.</content>
public abstract partial class PacketMatrix
{
    [PacketTheory]
    [MemberData(nameof(Both))]
    public void Balancer_addresses_lead_to_every_endpoint(string family, string protocol)
    {
        var client = OtherClient(family);
        var (address, port) = (Vip("balancer", family), Port("balancer"));

        var replies = Outside.Ask(40, protocol, address, port, client);
        AssertAnswered(replies, "n1", "s1");
        Assert.All(replies, reply => Assert.NotEqual(client, reply.Client));

        foreach (var inside in (string[])["n1", "n2", "north", "south"]) AssertAnswered(Cluster[inside].Ask(30, protocol, address, port), "n1", "s1");
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void External_ips_lead_to_every_endpoint(string family, string protocol)
    {
        var client = OtherClient(family);
        var (address, port) = (ExternalIp("routed", family), Port("routed"));

        var replies = Outside.Ask(40, protocol, address, port, client);
        AssertAnswered(replies, "n1", "s1");
        Assert.All(replies, reply => Assert.NotEqual(client, reply.Client));

        foreach (var inside in (string[])["n1", "n2", "north", "south"]) AssertAnswered(Cluster[inside].Ask(30, protocol, address, port), "n1", "s1");
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void Source_ranges_let_in_whom_they_name(string family, string protocol)
    {
        var (address, port) = (Vip("ranged", family), Port("ranged"));

        AssertAnswered(Outside.Ask(30, protocol, address, port, Cluster.AllowedClient(family)), "n1", "s1");
        AssertAnswered(Cluster["north"].Ask(30, protocol, address, port), "n1", "s1");
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void Source_ranges_keep_out_all_others(string family, string protocol) => AssertSilent(
        family, protocol, Vip("ranged", family), Port("ranged"), (Outside, OtherClient(family)), (Cluster["south"], null), (Cluster["s1"], null), (Cluster["n1"], null));

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void A_source_range_of_length_0_lets_in_everybody(string family, string protocol)
    {
        var (address, port) = (Vip("open", family), Port("open"));

        AssertAnswered(Outside.Ask(30, protocol, address, port, OtherClient(family)), "n1", "s1");
        foreach (var inside in (string[])["s1", "south"]) AssertAnswered(Cluster[inside].Ask(30, protocol, address, port), "n1", "s1");
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void Source_ranges_concern_the_balancers_address_only(string family, string protocol)
    {
        AssertAnswered(Cluster["s1"].Ask(30, protocol, ClusterIp("ranged", family), Port("ranged")), "n1", "s1");
        AssertAnswered(Outside.Ask(30, protocol, NodeIp("south", family), NodePort("ranged"), OtherClient(family)), "n1", "s1");
    }
}
