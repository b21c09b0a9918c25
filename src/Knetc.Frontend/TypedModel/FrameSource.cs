namespace Knetc.TypedModel;

/// <summary>The code that is the same for every cluster: the class itself, and what all Services and ports have.</summary>
public static class FrameSource
{
    private const string ServiceClass =
        """
        /// <summary>A Service.</summary>
        public abstract class Service
        {
            private protected Service(string identity, string addresses, ServicePorts ports)
            {
                string[] parts = identity.Split(' ');
                Namespace = parts[0];
                Name = parts[1];
                Type = parts[2];
                Host = Name + "." + Namespace + ".svc." + parts[3];
                Ports = ports;
                foreach (ServicePort port in ports) port.Host = Host;
                global::System.Collections.Generic.List<global::System.Net.IPAddress> parsed = new global::System.Collections.Generic.List<global::System.Net.IPAddress>();
                foreach (string address in addresses.Split(','))
                {
                    if (address.Length > 0) parsed.Add(global::System.Net.IPAddress.Parse(address));
                }

                ClusterIPs = parsed.AsReadOnly();
                ClusterIP = parsed.Count == 0 ? null : parsed[0];
            }

            /// <summary>The namespace.</summary>
            public string Namespace { get; }

            /// <summary>The name.</summary>
            public string Name { get; }

            /// <summary>The type: ClusterIP, NodePort, LoadBalancer or ExternalName.</summary>
            public string Type { get; }

            /// <summary>The name that resolves everywhere in the cluster.</summary>
            public string Host { get; }

            /// <summary>The first cluster IP; null for a headless Service, and for one of type ExternalName.</summary>
            public global::System.Net.IPAddress? ClusterIP { get; }

            /// <summary>The cluster IPs, at most one of each family.</summary>
            public global::System.Collections.Generic.IReadOnlyList<global::System.Net.IPAddress> ClusterIPs { get; }

            /// <summary>The ports.</summary>
            public ServicePorts Ports { get; }

            /// <inheritdoc/>
            public override string ToString() => Namespace + "/" + Name;
        }

        /// <summary>A Service whose ports are members.</summary>
        public class Service<TPorts> : Service
            where TPorts : ServicePorts
        {
            internal Service(string identity, string addresses, TPorts ports)
                : base(identity, addresses, ports)
            {
                Ports = ports;
            }

            /// <summary>The ports, by name.</summary>
            public new TPorts Ports { get; }
        }

        /// <summary>A Service that has a cluster IP.</summary>
        public sealed class AddressedService<TPorts> : Service<TPorts>
            where TPorts : ServicePorts
        {
            internal AddressedService(string identity, string addresses, TPorts ports)
                : base(identity, addresses, ports)
            {
            }

            /// <summary>The first cluster IP.</summary>
            public new global::System.Net.IPAddress ClusterIP => base.ClusterIP!;
        }
        """;

    private const string PortsClass =
        """
        /// <summary>The ports of a Service, in the order of the manifest.</summary>
        public abstract class ServicePorts : global::System.Collections.Generic.IReadOnlyList<ServicePort>
        {
            private readonly ServicePort[] _ports;

            private protected ServicePorts(string ports)
            {
                string[] texts = ports.Length == 0 ? new string[0] : ports.Split(',');
                _ports = new ServicePort[texts.Length];
                for (int i = 0; i < texts.Length; i++) _ports[i] = ServicePort.Read(texts[i].Split(' '));
            }

            int global::System.Collections.Generic.IReadOnlyCollection<ServicePort>.Count => _ports.Length;

            ServicePort global::System.Collections.Generic.IReadOnlyList<ServicePort>.this[int index] => _ports[index];

            global::System.Collections.Generic.IEnumerator<ServicePort> global::System.Collections.Generic.IEnumerable<ServicePort>.GetEnumerator() =>
                ((global::System.Collections.Generic.IEnumerable<ServicePort>)_ports).GetEnumerator();

            global::System.Collections.IEnumerator global::System.Collections.IEnumerable.GetEnumerator() => _ports.GetEnumerator();

            private protected ServicePort At(int index) => _ports[index];

            private protected TargetedServicePort TargetedAt(int index) => (TargetedServicePort)_ports[index];

            private protected NodeServicePort NodeAt(int index) => (NodeServicePort)_ports[index];
        }
        """;

    private const string PortClass =
        """
        /// <summary>A port of a Service.</summary>
        public class ServicePort
        {
            private protected ServicePort(string[] texts)
            {
                Name = texts[0];
                Protocol = texts[1];
                Port = Number(texts[2]).GetValueOrDefault();
                NodePort = Number(texts[3]);
                TargetPort = Number(texts[4]);
                TargetPortName = texts[5].Length == 0 ? null : texts[5];
            }

            internal static ServicePort Read(string[] texts) =>
                texts[4].Length == 0 ? new ServicePort(texts) : texts[3].Length == 0 ? new TargetedServicePort(texts) : new NodeServicePort(texts);

            private static int? Number(string text) =>
                text.Length == 0 ? default(int?) : int.Parse(text, global::System.Globalization.CultureInfo.InvariantCulture);

            /// <summary>The host name of the Service.</summary>
            public string Host { get; internal set; } = "";

            /// <summary>The name; empty for a lone port without one.</summary>
            public string Name { get; }

            /// <summary>TCP, UDP or SCTP.</summary>
            public string Protocol { get; }

            /// <summary>The port of the Service.</summary>
            public int Port { get; }

            /// <summary>The port on every node; null when there is none.</summary>
            public int? NodePort { get; }

            /// <summary>The port on the pods; null when it has a name, and the pods do not agree on a number.</summary>
            public int? TargetPort { get; }

            /// <summary>The name of the port on the pods; null when the manifest gives a number.</summary>
            public string? TargetPortName { get; }

            /// <summary>Host and port as they stand in a URI.</summary>
            public string Authority => Host + ":" + Port.ToString(global::System.Globalization.CultureInfo.InvariantCulture);

            /// <summary>The URI of the port, for a scheme such as http.</summary>
            public global::System.Uri Uri(string scheme) => new global::System.Uri(scheme + "://" + Authority + "/");

            /// <inheritdoc/>
            public override string ToString() => Authority;
        }

        /// <summary>A port whose number on the pods is known.</summary>
        public class TargetedServicePort : ServicePort
        {
            internal TargetedServicePort(string[] texts)
                : base(texts)
            {
            }

            /// <summary>The port on the pods.</summary>
            public new int TargetPort => base.TargetPort.GetValueOrDefault();
        }

        /// <summary>A port that is open on every node.</summary>
        public sealed class NodeServicePort : TargetedServicePort
        {
            internal NodeServicePort(string[] texts)
                : base(texts)
            {
            }

            /// <summary>The port on every node.</summary>
            public new int NodePort => base.NodePort.GetValueOrDefault();
        }
        """;

    /// <summary>What the code before C# 8 has to do without.</summary>
    private static readonly (string Annotated, string Plain)[] Annotations =
        [("IPAddress? ClusterIP", "IPAddress ClusterIP"), ("string? ", "string "), ("base.ClusterIP!", "base.ClusterIP")];

    public static string FileName(ModelSettings settings) => $"{settings.ClassName}.g.cs";

    public static string Write(ModelSettings settings)
    {
        var file = new ModelFile(settings, isChecked: true);
        file.OpenFirst();
        Write(settings, file.Writer);
        return file.Close();
    }

    internal static void Write(ModelSettings settings, CodeWriter writer)
    {
        string[] classes = [ServiceClass, PortsClass, PortClass];
        for (int i = 0; i < classes.Length; i++)
        {
            if (i > 0) writer.Line();
            string code = classes[i];
            if (!settings.HasAnnotations)
            {
                foreach (var (annotated, plain) in Annotations) code = code.Replace(annotated, plain);
            }

            writer.Lines(code);
        }

        writer.Line();
        writer.Line("/// <summary>For each Service its host and its ports as constants, for attributes, cases and defaults of parameters.</summary>");
        writer.Line("public static partial class Constants { }");
    }
}
