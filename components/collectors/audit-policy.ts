/** The audit policy of `deploy/kubernetes-audit/policy.yaml`, which a test compares. */
export const auditPolicy = `# What an API server writes into its audit log, so that every detection of Plimsoll can see what it looks for, and no
# more. The first rule that fits a request decides. No body of a Secret, a token or a token review is ever written.
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
  # Heartbeats of the cluster's own parts: thousands an hour that say nothing.
  - level: None
    users: ['system:kube-proxy']
    verbs: [watch]
    resources:
      - group: ''
        resources: [endpoints, services, services/status]
      - group: discovery.k8s.io
        resources: [endpointslices]
  - level: None
    userGroups: ['system:nodes']
    verbs: [get, patch]
    resources:
      - group: ''
        resources: [nodes, nodes/status]
  - level: None
    resources:
      - group: coordination.k8s.io
        resources: [leases]
  - level: None
    nonResourceURLs: ['/healthz*', '/livez*', '/readyz*', '/version', '/metrics']
    userGroups: ['system:authenticated']

  # That they were read or made, never what they hold.
  - level: Metadata
    resources:
      - group: ''
        resources: [secrets, serviceaccounts/token]
      - group: authentication.k8s.io
        resources: [tokenreviews]

  # Who went into what, with the command in the address.
  - level: Metadata
    resources:
      - group: ''
        resources: [pods/exec, pods/attach, pods/portforward, pods/proxy, nodes/proxy, services/proxy]

  # What status says changes all the time.
  - level: Metadata
    verbs: [create, update, patch, delete]
    userGroups: ['system:nodes', 'system:serviceaccounts:kube-system']
    resources:
      - group: ''
        resources: [pods/status, services/status, namespaces/status]
      - group: apps
        resources: ['*/status', '*/scale']
      - group: batch
        resources: ['*/status']

  # Changes of what runs, of rights, of what lets things in and of what is reachable: with what was asked and made.
  - level: RequestResponse
    verbs: [create, update, patch, delete, deletecollection]
    resources:
      - group: ''
        resources:
          [
            pods,
            pods/ephemeralcontainers,
            replicationcontrollers,
            podtemplates,
            services,
            namespaces,
            serviceaccounts,
            nodes,
            persistentvolumes,
          ]
      - group: apps
      - group: batch
      - group: rbac.authorization.k8s.io
      - group: admissionregistration.k8s.io
      - group: certificates.k8s.io
      - group: networking.k8s.io
      - group: gateway.networking.k8s.io
      - group: apiregistration.k8s.io
      - group: apiextensions.k8s.io
      # What else lets things in, leads from outside to services, or parts the network.
      - group: kyverno.io
        resources: [clusterpolicies, policies, policyexceptions]
      - group: policies.kyverno.io
        resources: [validatingpolicies, imagevalidatingpolicies, mutatingpolicies, policyexceptions]
      - group: templates.gatekeeper.sh
        resources: [constrainttemplates]
      - group: config.gatekeeper.sh
        resources: [configs]
      - group: traefik.io
        resources: [ingressroutes]
      - group: networking.istio.io
        resources: [virtualservices]
      - group: route.openshift.io
        resources: [routes]

  # Name resolution and, on EKS, who is who.
  - level: Request
    namespaces: [kube-system]
    verbs: [create, update, patch]
    resources:
      - group: ''
        resources: [configmaps]
        resourceNames: [coredns, coredns-custom, kube-dns, aws-auth]

  # Of everything else who did what to what.
  - level: Metadata
`
